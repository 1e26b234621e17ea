import { useTranslation } from 'react-i18next'
import { type Draft, draftText } from '#app/components/forms/use-draft.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Verb } from './use-verb.ts'

/** An amount and, where the group reckons in more than one, its currency: all amounts of the opportunity will be in it. */
export function AmountFields({ draft, verb }: { draft: Draft; verb: Verb }) {
  const { t } = useTranslation('opportunities')
  const { currency, offered } = useGroup()
  const several = offered.length > 1
  return (
    <div className="flex items-start gap-2">
      <Field label={t('form.amount')} error={verb.errorOf('amount')} className="flex-1">
        {(field) => (
          <Input
            {...field}
            name="amount"
            inputMode="decimal"
            suffix={several ? undefined : currency === 'CNY' ? t('form.yuan') : currency}
            defaultValue={draftText(draft, 'amount')}
          />
        )}
      </Field>
      {several && (
        <Field label={t('form.currency')} error={verb.errorOf('currency')} className="w-24 flex-none">
          {(field) => (
            <Select {...field} name="currency" defaultValue={draftText(draft, 'currency', currency)}>
              {offered.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  )
}
