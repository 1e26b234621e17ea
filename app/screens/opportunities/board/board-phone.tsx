import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn as Column } from '#crm/opportunities/get-board.server.ts'
import type { BoardColumnProps } from './board-column.tsx'
import { type BoardData, type Drop, type Move, placed } from './board-data.ts'
import { CardFace } from './card-face.tsx'
import { CardMenu } from './card-menu.tsx'

interface Props {
  board: BoardData['board']
  may: BoardData['may']
  moves: ReadonlyMap<string, Move>
  moreOf: (column: Column) => BoardColumnProps['more']
  onDrop: (row: OpportunityRow, drop: Drop) => void
}

/** On a phone one stage at a time, and moves through the menu of a card. */
export function BoardPhone({ board, may, moves, moreOf, onDrop }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, money, currency, inOne } = useGroup()
  const columns = placed(board.columns, moves)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = columns.find(({ stage }) => stage.id === chosen) ?? columns.find(({ cards }) => cards.length > 0)
  const column = shown ?? columns[0]
  if (!column) return null
  const more = moreOf(column)
  return (
    <>
      <nav
        aria-label={t('record.path')}
        className="flex flex-none gap-4 overflow-x-auto border-line border-b px-4 [scrollbar-width:none]"
      >
        {columns.map(({ stage, count, totals }) => {
          const worth = inOne(totals)
          const figure = worth.parts.length > 0 && money(worth.amount, currency)
          return (
            <button
              key={stage.id}
              type="button"
              aria-pressed={stage.id === column.stage.id}
              onClick={() => setChosen(stage.id)}
              className={cn(
                'min-h-11 flex-none pb-2 text-left text-ink-3',
                stage.id === column.stage.id && 'text-accent-text shadow-[inset_0_-2px_0_var(--accent-mark)]',
              )}
            >
              {name(stage.name)} {board.summed && count}
              <b className="block font-semibold text-ink-2 text-md">
                {figure ? `${figure.value} ${figure.unit}` : '–'}
              </b>
            </button>
          )
        })}
      </nav>
      <ul aria-label={t('board.cards', { stage: name(column.stage.name) })} className="min-h-0 flex-1 overflow-y-auto">
        {column.cards.map((row) => (
          <li key={row.id} aria-busy={moves.has(row.id) || undefined} className="border-line border-b px-4 py-2.5">
            <CardFace
              row={row}
              waiting={moves.has(row.id)}
              actions={!moves.has(row.id) && <CardMenu row={row} columns={board.columns} may={may} onDrop={onDrop} />}
            />
          </li>
        ))}
        {more && (
          <li className="px-4 py-2">
            <Link to={more.to} preventScrollReset replace className="link inline-flex min-h-11 items-center">
              {more.words}
            </Link>
          </li>
        )}
      </ul>
    </>
  )
}
