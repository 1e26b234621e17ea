import { useDroppable } from '@dnd-kit/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn as Column } from '#crm/opportunities/get-board.server.ts'
import { BoardCard } from './board-card.tsx'
import type { BoardData, Drop, Move } from './board-data.ts'
import { ColumnHead } from './column-head.tsx'
import { ColumnHint, outlookOf } from './column-hint.tsx'
import type { Asked } from './use-card-gate.ts'

export interface BoardColumnProps {
  column: Column
  columns: readonly Column[]
  summed: boolean
  largest: string | null
  may: BoardData['may']
  moves: ReadonlyMap<string, Move>
  /** what dropping the card in hand here does; null when there is none, or it does nothing */
  drop: Drop | null
  asked: Asked | null
  helpId: string
  more: { to: string; words: string } | null
  onDrop: (row: OpportunityRow, drop: Drop) => void
}

/** A stage of the board. While a card is in hand, the column it may go to says what a drop would come to. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, columns, summed, largest, may, moves, drop, asked, helpId, more, onDrop } = props
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const { ref, isDropTarget } = useDroppable({ id: column.stage.id, disabled: drop === null })
  const outlook = drop && outlookOf(drop, asked)
  // The next stage says so at once; the ones behind, only when the card is over them.
  const shown = drop && (drop.verb === 'promote' || isDropTarget)
  return (
    <section
      ref={ref}
      data-column={column.stage.id}
      aria-label={name(column.stage.name)}
      className={cn(
        'flex min-h-0 min-w-44 flex-1 flex-col border-line border-r last:border-r-0',
        shown && outlook === 'missing' && 'bg-watch-subtle',
        isDropTarget && outlook !== 'missing' && 'bg-accent-subtle',
      )}
    >
      <ColumnHead column={column} summed={summed} largest={largest} />
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {shown && (
          <div className="mb-1.5">
            <ColumnHint drop={drop} asked={asked} />
          </div>
        )}
        <ul aria-label={t('board.cards', { stage: name(column.stage.name) })} className="flex flex-col gap-1.5">
          {column.cards.map((row) => (
            <BoardCard
              key={row.id}
              row={row}
              columns={columns}
              may={may}
              waiting={moves.has(row.id)}
              helpId={helpId}
              onDrop={onDrop}
            />
          ))}
        </ul>
        {more && (
          <Link to={more.to} preventScrollReset replace className="link mt-1 inline-block px-2.5 py-1 text-xs">
            {more.words}
          </Link>
        )}
      </div>
    </section>
  )
}
