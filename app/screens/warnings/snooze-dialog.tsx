import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { addDays } from '#lib/clock.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Lets a warning rest until a day that one picks. */
export function SnoozeDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation('warnings')
  const { name, personId, today } = useGroup()
  const draft = useDraft({ personId, form: `snooze.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <VerbDialog
      title={t('snoozeDialog.title')}
      lead={name(warning.rule.name)}
      save={t('snoozeDialog.save')}
      action={`/warnings/${warning.id}/snooze`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      version={warning.version}
      onClose={onClose}
    >
      <Field label={t('snoozeDialog.until')} hint={t('snoozeDialog.hint')} error={verb.errorOf('until')}>
        {(field) => (
          <Input
            {...field}
            type="date"
            name="until"
            min={addDays(today, 1)}
            defaultValue={draftText(draft, 'until', addDays(today, 7))}
          />
        )}
      </Field>
    </VerbDialog>
  )
}
