import { Ellipsis, RotateCcw, Trophy, Undo2, XCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuAction } from '#app/components/ui/dropdown-menu.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'may'> & { onOpen: (opening: Opening) => void }

/** What no rule judges and a reason leads to: a step back, an end, an end taken back. Nothing where the person may do none. */
export function EndMenu({ opportunity, may, onOpen }: Props) {
  const { t } = useTranslation('opportunities')
  const before = opportunity.stages.filter(({ state }) => state === 'done').at(-1)
  const last = opportunity.stages.at(-1)?.state === 'now'
  const back = may.rollBack && before
  if (!back && !may.close && !may.reopen) return null
  return (
    <Menu
      trigger={
        <IconButton label={t('record.more')}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {back && (
        <MenuAction icon={<Undo2 aria-hidden />} onSelect={() => onOpen({ dialog: 'roll-back', to: before.id })}>
          {t('board.rollBack')}
        </MenuAction>
      )}
      {may.close && last && (
        <MenuAction icon={<Trophy aria-hidden />} onSelect={() => onOpen({ dialog: 'close', outcome: 'won' })}>
          {t('board.won')}
        </MenuAction>
      )}
      {may.close && (
        <MenuAction icon={<XCircle aria-hidden />} onSelect={() => onOpen({ dialog: 'close', outcome: 'lost' })}>
          {t('board.lost')}
        </MenuAction>
      )}
      {may.reopen && (
        <MenuAction icon={<RotateCcw aria-hidden />} onSelect={() => onOpen({ dialog: 'reopen' })}>
          {t('board.reopen')}
        </MenuAction>
      )}
    </Menu>
  )
}
