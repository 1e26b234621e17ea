import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { currencies } from '#lib/money.ts'
import { useCurrencyName } from './use-currency-name.ts'

interface Props {
  /** that is meant; empty where it is still to be chosen */
  currency: string
  onClose: () => void
}

/** A rate and its day. One that is far from the one before is asked about: most of those were typed the wrong way round. */
export function RateDialog({ currency, onClose }: Props) {
  const { t } = useTranslation(['rates', 'common'])
  const { currency: base, today, personId } = useGroup()
  const nameOf = useCurrencyName()
  const toast = useToast()
  const draft = useDraft({ personId, form: `exchange-rate.${currency || 'new'}` })
  const verb = useVerb(() => {
    draft.clear()
    toast.show({ text: t('saved') })
    onClose()
  })
  const far = (verb.failed?.details as { key?: string } | undefined)?.key === 'form.rateFar'
  return (
    <VerbDialog
      title={currency ? t('enterOf', { currency }) : t('dialog.title')}
      save={t('dialog.save')}
      action="/admin/exchange-rates/set"
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <Field label={t('dialog.currency')} error={verb.errorOf('currency')} required className="desk:col-span-2">
        {(field) => (
          <Select {...field} name="currency" defaultValue={draftText(draft, 'currency', currency)}>
            <option value="">{t('common:form.choose')}</option>
            {currencies
              .filter((each) => each !== base)
              .map((each) => (
                <option key={each} value={each}>
                  {`${each} ${nameOf(each)}`}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label={t('dialog.rate')} hint={t('dialog.rateHint')} error={verb.errorOf('rate')} required>
        {(field) => (
          <Input {...field} name="rate" inputMode="decimal" suffix={base} defaultValue={draftText(draft, 'rate')} />
        )}
      </Field>
      <Field label={t('dialog.validFrom')} hint={t('dialog.validFromHint')} error={verb.errorOf('validFrom')} required>
        {(field) => (
          <Input {...field} type="date" name="validFrom" defaultValue={draftText(draft, 'validFrom', today)} />
        )}
      </Field>
      {far && <Checkbox name="sure" label={t('dialog.sure')} className="desk:col-span-2" />}
    </VerbDialog>
  )
}
