import { type ReactNode, useId } from 'react'
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
import type { Shareable } from '#crm/views/list-shareable.server.ts'
import { ShareSelect } from './share-select.tsx'

interface Props {
  /** what its draft is kept under */
  form: string
  title: string
  action: string
  shareable: Shareable
  name: string
  sharedWith: string
  onClose: () => void
  onDone: () => void
  /** what goes along unseen */
  children: ReactNode
}

/** Asks for the name of a view and for whom it is. */
export function ViewFormDialog(props: Props) {
  const { t } = useTranslation(['views', 'common'])
  const { personId } = useGroup()
  const formId = useId()
  const draft = useDraft({ personId, form: props.form })
  const verb = useVerb(() => {
    draft.clear()
    props.onDone()
  })
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      lead={draft.values ? <span className="text-ink-3">{t('draft')}</span> : null}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={props.onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {t('saveButton')}
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
        action={props.action}
        className="grid gap-4"
      >
        {props.children}
        {(verb.failure || verb.errorOf('view')) && <InlineError>{verb.failure ?? verb.errorOf('view')}</InlineError>}
        <Field label={t('name')} required error={verb.errorOf('name')}>
          {({ required: _, ...field }) => (
            <Input {...field} name="name" maxLength={200} defaultValue={draftText(draft, 'name', props.name)} />
          )}
        </Field>
        <Field label={t('share')} hint={t('shareHint')} error={verb.errorOf('sharedWith')}>
          {(field) => (
            <ShareSelect
              field={field}
              shareable={props.shareable}
              defaultValue={draftText(draft, 'sharedWith', props.sharedWith)}
            />
          )}
        </Field>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
