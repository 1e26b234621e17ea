import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Closes a warning that does not matter, with the reason why. */
export function DismissDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation(['warnings', 'common'])
  const { name, personId } = useGroup()
  const formId = useId()
  const draft = useDraft({ personId, form: `dismiss.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('dismissDialog.title')}
      lead={
        <>
          {name(warning.rule.name)}
          {draft.values && <span className="text-ink-3">{t('draft')}</span>}
        </>
      }
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {t('dismissDialog.save')}
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
        action={`/warnings/${warning.id}/dismiss`}
        className="grid gap-4"
      >
        <input type="hidden" name="version" value={warning.version} />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <Field label={t('dismissDialog.reason')} hint={t('dismissDialog.hint')} error={verb.errorOf('reason')}>
          {(field) => <Textarea {...field} name="reason" rows={3} defaultValue={draftText(draft, 'reason')} />}
        </Field>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
