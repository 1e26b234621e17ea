import { useCallback, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Gives a warning to somebody else, who is told. */
export function HandOverDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation(['warnings', 'common'])
  const { name, side, personId } = useGroup()
  const formId = useId()
  const [chosen, setChosen] = useState<string | null>()
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side }), [side])
  const draft = useDraft({ personId, form: `hand-over.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('handOverDialog.title')}
      lead={name(warning.rule.name)}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {t('handOverDialog.save')}
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
        action={`/warnings/${warning.id}/hand-over`}
        className="grid gap-4"
      >
        <input type="hidden" name="version" value={warning.version} />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <Field label={t('handOverDialog.to')} hint={t('handOverDialog.hint')} error={verb.errorOf('to')}>
          {(field) => (
            <Combobox
              {...field}
              name="to"
              labelName="toName"
              value={chosen === undefined ? draftText(draft, 'to') || null : chosen}
              valueLabel={draftText(draft, 'toName')}
              onChange={(value) => setChosen(value)}
              fetcher={find}
              placeholder={t('handOverDialog.find')}
            />
          )}
        </Field>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
