import type { WarningView } from '#crm/warnings/find-warnings.server.ts'

export interface WarningDialogProps {
  /** as it stands now: after a conflict the page is read again, and the second try carries the new version */
  warning: WarningView
  onClose: () => void
  onSaved: () => void
}
