import { CalendarPlus, RotateCcw, Trophy, Undo2, UserPlus, XCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageActions } from '#app/components/shell/page-actions.tsx'
import type { Opening, RecordData } from './record-data.ts'

/** Offers the palette what the person may do with the opportunity on screen; each opens the dialog that its button opens. */
export function useRecordActions(
  { opportunity, may }: Pick<RecordData, 'opportunity' | 'may'>,
  open: (opening: Opening) => void,
): void {
  const { t } = useTranslation('opportunities')
  const before = opportunity.stages.filter(({ state }) => state === 'done').at(-1)
  const last = opportunity.stages.at(-1)?.state === 'now'
  const action = (id: string, label: string, icon: ReactNode, opening: Opening) => [
    { id, label, icon, run: () => open(opening) },
  ]
  usePageActions([
    ...(may.log
      ? action('log', t('record.log'), <CalendarPlus aria-hidden />, {
          dialog: 'activity',
          kind: 'visit',
          purpose: 'relationship',
        })
      : []),
    ...(may.staff ? action('team', t('team.add'), <UserPlus aria-hidden />, { dialog: 'team' }) : []),
    ...(may.close && last
      ? action('won', t('board.won'), <Trophy aria-hidden />, { dialog: 'close', outcome: 'won' })
      : []),
    ...(may.close
      ? action('lost', t('board.lost'), <XCircle aria-hidden />, { dialog: 'close', outcome: 'lost' })
      : []),
    ...(may.rollBack && before
      ? action('roll-back', t('board.rollBack'), <Undo2 aria-hidden />, { dialog: 'roll-back', to: before.id })
      : []),
    ...(may.reopen ? action('reopen', t('board.reopen'), <RotateCcw aria-hidden />, { dialog: 'reopen' }) : []),
  ])
}
