import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { type PaymentKind, paymentKinds, typedShare } from '#crm/contracts/payment-plan.schema.ts'
import { typedAmount } from '#lib/typed-fields.ts'
import type { EditedLine } from './payment-plan-lines.ts'

interface Props {
  line: EditedLine
  /** from 1 */
  at: number
  onChange: (part: Partial<Omit<EditedLine, 'key'>>) => void
  onRemove: () => void
}

/** One line of the payment plan that is edited: in two rows on a desk, in three on a phone. */
export function PaymentPlanLine({ line, at, onChange, onRemove }: Props) {
  const { t } = useTranslation('contracts')
  const wrong = (text: string, schema: typeof typedShare | typeof typedAmount) =>
    text.trim() !== '' && !schema.safeParse(text).success
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_92px_minmax(0,1.2fr)_148px_auto] items-center gap-2 phone:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Select
        aria-label={t('payment.kindOf', { at })}
        value={line.kind}
        onChange={({ target }) => onChange({ kind: target.value as PaymentKind })}
      >
        {paymentKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`payment.kind.${kind}`)}
          </option>
        ))}
      </Select>
      <Input
        aria-label={t('payment.shareOf', { at })}
        inputMode="decimal"
        suffix="%"
        value={line.share}
        bad={wrong(line.share, typedShare)}
        onChange={({ target }) => onChange({ share: target.value })}
      />
      <Input
        aria-label={t('payment.amountOf', { at })}
        inputMode="decimal"
        className="phone:row-start-2"
        value={line.amount}
        bad={wrong(line.amount, typedAmount)}
        placeholder={t('payment.column.amount')}
        onChange={({ target }) => onChange({ amount: target.value })}
      />
      <Input
        aria-label={t('payment.dueOf', { at })}
        type="date"
        className="phone:row-start-2"
        value={line.dueOn}
        onChange={({ target }) => onChange({ dueOn: target.value })}
      />
      <Input
        aria-label={t('payment.noteOf', { at })}
        className="col-span-4 row-start-2 phone:col-span-2 phone:row-start-3"
        value={line.note}
        maxLength={200}
        placeholder={t('payment.note')}
        onChange={({ target }) => onChange({ note: target.value })}
      />
      <IconButton label={t('payment.remove', { at })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  )
}
