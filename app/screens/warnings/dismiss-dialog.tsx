import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Closes a warning that does not matter, with the reason why. */
export function DismissDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation('warnings')
  const { name, personId } = useGroup()
  const draft = useDraft({ personId, form: `dismiss.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <VerbDialog
      title={t('dismissDialog.title')}
      lead={
        <>
          {name(warning.rule.name)}
          {draft.values && <span className="text-ink-3">{t('draft')}</span>}
        </>
      }
      save={t('dismissDialog.save')}
      action={`/warnings/${warning.id}/dismiss`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      version={warning.version}
      onClose={onClose}
    >
      <Field label={t('dismissDialog.reason')} hint={t('dismissDialog.hint')} error={verb.errorOf('reason')}>
        {(field) => <Textarea {...field} name="reason" rows={3} defaultValue={draftText(draft, 'reason')} />}
      </Field>
    </VerbDialog>
  )
}
