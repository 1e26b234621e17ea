import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { DialogClose, ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import { DuplicateList } from './duplicate-list.tsx'

interface Props {
  likely: Duplicate[]
  /** the company that would take one of them up; without it they are only shown */
  orgId?: string
  busy: boolean
  /** the verb that goes on all the same */
  save: string
  onSave: () => void
  onClose: () => void
  onUsed?: () => void
}

/** Before a likely duplicate is saved: the person sees which, and decides. Nothing has been saved yet. */
export function LikelyDialog({ likely, orgId, busy, save, onSave, onClose, onUsed }: Props) {
  const { t } = useTranslation('customers')
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t('likely.title')}
      lead={t('likely.lead')}
      footer={
        <>
          <Button busy={busy} onClick={onSave}>
            {save}
          </Button>
          <DialogClose>
            <Button variant="quiet">{t('likely.back')}</Button>
          </DialogClose>
        </>
      }
    >
      <DuplicateList label={t('likely.title')} duplicates={likely} orgId={orgId} leading onUsed={onUsed} />
    </ResponsiveDialog>
  )
}
