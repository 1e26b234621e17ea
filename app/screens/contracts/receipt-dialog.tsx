import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'

interface Props {
  contract: ContractView
  /** as it stood when the person began */
  line: NonNullable<ContractView['paymentPlan']>['lines'][number]
  onClose: () => void
}

/** What came in for a line of the payment plan: what is due already stands in the fields. One that was recorded is put right, or taken back. */
export function ReceiptDialog({ contract, line, onClose }: Props) {
  const { t } = useTranslation('contracts')
  const { personId, today, date, exact } = useGroup()
  const draft = useDraft({ personId, form: `contract.receipt.${line.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  const action = `/contracts/${contract.id}/record-receipt`
  const seen = { lineId: line.id, seenOn: line.receivedOn ?? '', seen: line.received ?? '' }
  const due = { date: date(line.dueOn), amount: exact(line.amount, contract.currency) }
  return (
    <VerbDialog
      title={t('receipt.title')}
      lead={t('receipt.lead', { kind: t(`payment.kind.${line.kind}`), ...due })}
      save={t('receipt.save')}
      action={action}
      verb={verb}
      failure={verb.moved ? t('receipt.moved') : verb.failure}
      draft={draft}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      {Object.entries(seen).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field label={t('receipt.on')} error={verb.errorOf('receivedOn')} required>
        {(field) => (
          <Input
            {...field}
            type="date"
            name="receivedOn"
            max={today}
            defaultValue={draftText(draft, 'receivedOn', line.receivedOn ?? today)}
          />
        )}
      </Field>
      <Field label={t('receipt.amount')} error={verb.errorOf('received')} required>
        {(field) => (
          <Input
            {...field}
            name="received"
            inputMode="decimal"
            suffix={contract.currency}
            defaultValue={draftText(draft, 'received', line.received ?? line.amount)}
          />
        )}
      </Field>
      {line.receivedOn && (
        <div className="col-span-full">
          <Button
            type="button"
            size="sm"
            variant="quiet"
            onClick={() => verb.fetcher.submit({ ...seen, receivedOn: '', received: '' }, { method: 'post', action })}
          >
            {t('receipt.takeBack')}
          </Button>
        </div>
      )}
    </VerbDialog>
  )
}
