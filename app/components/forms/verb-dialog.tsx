import { type FormEvent, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FetcherWithComponents } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import type { Draft } from './use-draft.ts'

interface Props {
  title: ReactNode
  lead?: ReactNode
  /** on the button that sends */
  save: ReactNode
  /** address of the verb */
  action: string
  verb: { fetcher: Pick<FetcherWithComponents<unknown>, 'Form'>; busy: boolean }
  /** what is said of the form as a whole */
  failure: string | undefined
  /** keeps what is typed; left out where the dialog does so itself */
  draft?: Pick<Draft, 'key' | 'keep'>
  /** of the record, as the person saw it; left out where the verb does not ask */
  version?: number
  /** sends by itself, and prevents the default */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  onClose: () => void
  /** columns, for a form of more than one */
  className?: string
  children: ReactNode
}

/** A dialog that asks what a verb needs: cancel and send below, and what failed above the fields, which stand as they were. */
export function VerbDialog(props: Props) {
  const { t } = useTranslation('common')
  const formId = useId()
  const { verb, draft, version, onClose } = props
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={props.title}
      lead={props.lead}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {props.save}
          </Button>
        </>
      }
    >
      <GuardedForm
        fetcher={verb.fetcher}
        key={draft?.key}
        id={formId}
        method="post"
        action={props.action}
        onInput={draft?.keep}
        onSubmit={props.onSubmit}
        className={cn('grid gap-4', props.className)}
      >
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {props.failure && <InlineError className="col-span-full">{props.failure}</InlineError>}
        {props.children}
      </GuardedForm>
    </ResponsiveDialog>
  )
}
