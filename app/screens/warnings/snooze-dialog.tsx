import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { addDays } from '#lib/clock.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Lets a warning rest until a day that one picks. */
export function SnoozeDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation(['warnings', 'common'])
  const { name, personId, today } = useGroup()
  const formId = useId()
  const draft = useDraft({ personId, form: `snooze.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('snoozeDialog.title')}
      lead={name(warning.rule.name)}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {t('snoozeDialog.save')}
          </Button>
        </>
      }
    >
      <GuardedForm
        fetcher={verb.fetcher}
        key={draft.key}
        onInput={draft.keep}
        id={formId}
        method="post"
        action={`/warnings/${warning.id}/snooze`}
        className="grid gap-4"
      >
        <input type="hidden" name="version" value={warning.version} />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
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
      </GuardedForm>
    </ResponsiveDialog>
  )
}
