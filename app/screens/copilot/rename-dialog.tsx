import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import type { ConversationRow } from '#crm/conversations/find-conversations.server.ts'
import { postForm, refusalKey } from './post-form.ts'

interface Props {
  conversation: ConversationRow
  onClose: () => void
  onDone: () => void
}

/** Another name for a conversation. */
export function RenameDialog({ conversation, onClose, onDone }: Props) {
  const { t } = useTranslation(['copilot', 'common', 'errors'])
  const fetcher = useFetcher()
  const [title, setTitle] = useState(conversation.title)
  const [failure, setFailure] = useState<string | null>(null)
  const send = async () => {
    try {
      const refused = refusalKey(await postForm(`/copilot/${conversation.id}/rename`, { title }))
      if (refused) setFailure(t(refused as never) as string)
      else onDone()
    } catch {
      setFailure(t('notReached'))
    }
  }
  return (
    <ResponsiveDialog open onOpenChange={(open) => !open && onClose()} title={t('history.renameTitle')}>
      <GuardedForm
        fetcher={fetcher}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field label={t('history.name')} error={failure ?? undefined}>
          {(field) => (
            <Input {...field} value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Button type="submit" variant="primary" className="justify-self-start">
          {t('history.rename')}
        </Button>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
