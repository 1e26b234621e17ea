import { DragDropProvider, DragOverlay, KeyboardSensor, PointerSensor, useDragDropManager } from '@dnd-kit/react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn as Column } from '#crm/opportunities/get-board.server.ts'
import { BoardColumn, type BoardColumnProps } from './board-column.tsx'
import { type BoardData, type Drop, dropOf, type Move, placed, type Target } from './board-data.ts'
import { CardFace } from './card-face.tsx'
import { outlookOf, useOutlookWords } from './column-hint.tsx'
import { EndPlaces } from './end-places.tsx'
import { useCardGate } from './use-card-gate.ts'

interface Props {
  board: BoardData['board']
  may: BoardData['may']
  moves: ReadonlyMap<string, Move>
  largest: string | null
  moreOf: (column: Column) => BoardColumnProps['more']
  onDrop: (row: OpportunityRow, drop: Drop) => void
  foot: ReactNode
}

/** One press of an arrow goes to the next column; how wide that is, is known when a card is picked up. */
const step = { x: 200, y: 120 }
const sensors = [
  PointerSensor.configure({
    activatorElements: (source) => [source.element, source.handle],
    // What is pressed on a card is pressed, not dragged; its name is a link but may be dragged by.
    preventActivation: (event, source) =>
      event.target instanceof Element &&
      event.target.closest('button') !== null &&
      !source.handle?.contains(event.target),
  }),
  KeyboardSensor.configure({ offset: step }),
]
const targetOf = (id: string): Target =>
  id.startsWith('end:') ? { end: id.slice(4) as 'won' | 'lost' | 'open' } : { stageId: id }

/** The columns, and what happens while a card is in hand. */
export function BoardColumns({ board, may, moves, largest, moreOf, onDrop, foot }: Props) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const helpId = useId()
  const { asked, ask, forget } = useCardGate()
  const [held, setHeld] = useState<OpportunityRow | null>(null)
  // By keys it stays as high as it stood: lower, so that it does not lie on what the column says.
  const [byKeys, setByKeys] = useState(false)
  const [over, setOver] = useState<string | null>(null)
  const outlookWords = useOutlookWords()
  const columns = placed(board.columns, moves)
  const cards = columns.flatMap((column) => column.cards)
  const allowed = (drop: Drop | null) =>
    drop && { promote: may.promote, 'roll-back': may.rollBack, close: may.close, reopen: may.reopen }[drop.verb]
      ? drop
      : null
  const dropAt = (row: OpportunityRow | null, id: string) => row && allowed(dropOf(row, targetOf(id), board.columns))
  const drop = over ? dropAt(held, over) : null
  const stage = columns.find((column) => column.stage.id === over)?.stage.name
  const place = stage ? name(stage) : over?.startsWith('end:') ? t(`board.end.${over.slice(4)}` as never) : ''
  const said = drop ? outlookWords(outlookOf(drop, asked), asked) : null
  return (
    <DragDropProvider
      sensors={sensors}
      // The first of the defaults says what happens to a screen reader, in English; below it is said in the person's language.
      plugins={(defaults) => defaults.slice(1)}
      onDragStart={({ operation: { source, activatorEvent } }) => {
        const row = cards.find((card) => card.id === source?.id) ?? null
        step.x = document.querySelector('[data-column]')?.getBoundingClientRect().width ?? step.x
        setByKeys(activatorEvent instanceof KeyboardEvent)
        setHeld(row)
        if (row) ask(row.id)
      }}
      onDragOver={({ operation: { target } }) => setOver(target ? String(target.id) : null)}
      onDragEnd={({ operation: { target }, canceled }) => {
        const made = target && !canceled ? dropAt(held, String(target.id)) : null
        if (held && made) onDrop(held, made)
        setHeld(null)
        setOver(null)
        forget()
      }}
    >
      <DragStyles />
      <p id={helpId} className="sr-only">
        {t('board.keys')}
      </p>
      <p role="status" className="sr-only">
        {held && t('board.inHand', { name: name(held.name) })} {held && place} {said?.title} {said?.text}
      </p>
      <div className="flex min-h-0 flex-1 overflow-x-auto border-line border-t bg-canvas">
        {columns.map((column) => (
          <BoardColumn
            key={column.stage.id}
            column={column}
            columns={board.columns}
            summed={board.summed}
            largest={largest}
            may={may}
            moves={moves}
            drop={dropAt(held, column.stage.id)}
            asked={asked}
            helpId={helpId}
            more={moreOf(column)}
            onDrop={onDrop}
          />
        ))}
      </div>
      {held ? <EndPlaces row={held} dropAt={(id) => dropAt(held, id)} asked={asked} /> : foot}
      <DragOverlay dropAnimation={null}>
        {() =>
          held && (
            <div
              className={cn(
                'w-full -rotate-1 cursor-grabbing rounded-md border border-accent-line bg-surface px-2.5 py-2 shadow-float',
                byKeys && 'translate-y-24',
              )}
            >
              <CardFace row={held} />
            </div>
          )
        }
      </DragOverlay>
    </DragDropProvider>
  )
}

/** The library writes a style element, which the content policy lets stand with the page's own mark only. */
function DragStyles() {
  const manager = useDragDropManager()
  useEffect(() => {
    const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce
    for (const plugin of manager?.registry.plugins.values ?? []) {
      if (nonce && 'addRoot' in plugin) plugin.options = { nonce }
    }
  }, [manager])
  return null
}
