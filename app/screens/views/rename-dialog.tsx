import { useTranslation } from 'react-i18next'
import { useToast } from '#app/components/ui/toast.tsx'
import type { SavedViewRow } from '#crm/views/find-views.server.ts'
import type { Shareable } from '#crm/views/list-shareable.server.ts'
import { ViewFormDialog } from './view-form-dialog.tsx'

/** Another name for a view, or others who may open it. */
export function RenameDialog(props: { view: SavedViewRow; shareable: Shareable; onClose: () => void }) {
  const { view, shareable, onClose } = props
  const { t } = useTranslation(['views', 'common'])
  const toast = useToast()
  return (
    <ViewFormDialog
      form={`view.rename.${view.id}`}
      title={t('renameTitle')}
      action={`/views/${view.id}/rename`}
      shareable={shareable}
      name={view.name}
      sharedWith={view.org?.id ?? view.sharedWith}
      onClose={onClose}
      onDone={() => {
        onClose()
        toast.show({ text: t('common:saved') })
      }}
    >
      <input type="hidden" name="version" value={view.version} />
    </ViewFormDialog>
  )
}
