import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { dismissReasons } from '#crm/contract-reviews/review-states.ts'

interface Props {
  flag: FlagView
  versionId: string
  onClose: () => void
  onDone: () => void
}

/** Why a flag is none. Only a wrong mark counts against its rule, and the dialog says so. */
export function DismissDialog({ flag, versionId, onClose, onDone }: Props) {
  const { t } = useTranslation('reviews')
  const verb = useVerb(onDone)
  return (
    <VerbDialog
      title={t('dismiss.title')}
      save={t('dismiss.save')}
      action={`/documents/${versionId}/decide-flag`}
      verb={verb}
      failure={verb.failed?.code === 'CONFLICT' ? t('moved') : verb.failure}
      version={flag.version}
      onClose={onClose}
    >
      <input type="hidden" name="flagId" value={flag.id} />
      <input type="hidden" name="decision" value="dismissed" />
      <fieldset>
        <legend className="pb-1 text-ink-2">{t('dismiss.why')}</legend>
        {dismissReasons.map((reason, at) => (
          <label key={reason} className="flex min-h-8 items-center gap-2 phone:min-h-11">
            <input type="radio" name="reason" value={reason} defaultChecked={at === 0} />
            {t(`dismiss.reason.${reason}`)}
          </label>
        ))}
        <p className="text-ink-3">{t('dismiss.counts')}</p>
      </fieldset>
      <Field label={t('dismiss.note')} error={verb.errorOf('note')}>
        {(field) => <Textarea {...field} name="note" rows={2} />}
      </Field>
    </VerbDialog>
  )
}
