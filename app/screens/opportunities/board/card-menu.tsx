import { ArrowRight, Ellipsis, RotateCcw, Trophy, Undo2, XCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuAction, MenuLink } from '#app/components/ui/dropdown-menu.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import { type BoardData, type Drop, dropOf } from './board-data.ts'
import { useCardGate } from './use-card-gate.ts'

interface Props {
  row: OpportunityRow
  columns: readonly BoardColumn[]
  may: BoardData['may']
  onDrop: (row: OpportunityRow, drop: Drop) => void
}

/** Everything that dragging a card does, without dragging; what stands before the next stage is asked when it opens. */
export function CardMenu({ row, columns, may, onDrop }: Props) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const { asked, ask, forget } = useCardGate()
  const own = asked?.state === 'there' ? asked : null
  const at = columns.findIndex((column) => column.stage.id === row.stage.id)
  const next = columns[at + 1]
  const before = columns[at - 1]
  const won = dropOf(row, { end: 'won' }, columns)
  const lost = dropOf(row, { end: 'lost' }, columns)
  const open = row.status === 'open'
  const missing = own?.gate?.missing ?? 0
  return (
    <Menu
      trigger={
        <IconButton
          label={t('board.menu', { name: name(row.name) })}
          size="sm"
          className="-mt-1 -mr-1.5 desk:size-6 phone:-mt-2.5 phone:-mb-3"
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
      onOpenChange={(opened) => (opened ? ask(row.id) : forget())}
    >
      {open && next && may.promote && own?.may.promote !== false && (
        <MenuAction
          icon={<ArrowRight aria-hidden />}
          onSelect={() => onDrop(row, { verb: 'promote', to: next.stage.id })}
        >
          <span>
            {t('record.promote', { stage: name(next.stage.name) })}
            {missing > 0 && (
              <span className="ml-2 text-watch-text text-xs">{t('board.lacks', { count: missing })}</span>
            )}
          </span>
        </MenuAction>
      )}
      {open && before && may.rollBack && own?.may.rollBack !== false && (
        <MenuAction
          icon={<Undo2 aria-hidden />}
          onSelect={() => onDrop(row, { verb: 'roll-back', to: before.stage.id })}
        >
          {t('board.rollBack')}
        </MenuAction>
      )}
      {won && may.close && own?.may.close !== false && (
        <MenuAction icon={<Trophy aria-hidden />} onSelect={() => onDrop(row, won)}>
          {t('board.won')}
        </MenuAction>
      )}
      {lost && may.close && own?.may.close !== false && (
        <MenuAction icon={<XCircle aria-hidden />} onSelect={() => onDrop(row, lost)}>
          {t('board.lost')}
        </MenuAction>
      )}
      {!open && may.reopen && own?.may.reopen !== false && (
        <MenuAction icon={<RotateCcw aria-hidden />} onSelect={() => onDrop(row, { verb: 'reopen' })}>
          {t('board.reopen')}
        </MenuAction>
      )}
      <MenuLink to={`/opportunities/${row.id}`}>{t('board.openRecord')}</MenuLink>
    </Menu>
  )
}
