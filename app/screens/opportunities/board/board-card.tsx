import { useDraggable } from '@dnd-kit/react'
import { GripVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import type { BoardData, Drop } from './board-data.ts'
import { CardFace } from './card-face.tsx'
import { CardMenu } from './card-menu.tsx'

interface Props {
  row: OpportunityRow
  columns: readonly BoardColumn[]
  may: BoardData['may']
  waiting: boolean
  /** id of the words that say how a card is moved by keys */
  helpId: string
  onDrop: (row: OpportunityRow, drop: Drop) => void
}

/** A card that can be picked up: by the mouse or a long touch anywhere on it, by keys on its grip. */
export function BoardCard({ row, columns, may, waiting, helpId, onDrop }: Props) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const movable = may.promote || may.rollBack || may.close || may.reopen
  const { ref, handleRef, isDragSource } = useDraggable({ id: row.id, disabled: !movable || waiting })
  return (
    <li
      ref={ref}
      data-card={row.id}
      aria-busy={waiting || undefined}
      className={cn(
        'group relative rounded-md border bg-surface px-2.5 py-2',
        movable && !waiting && 'cursor-grab',
        waiting ? 'border-info-line' : 'border-line',
        isDragSource && 'border-line-input border-dashed bg-transparent *:opacity-0',
      )}
    >
      <CardFace
        row={row}
        waiting={waiting}
        actions={
          movable &&
          !waiting && (
            <>
              <button
                type="button"
                ref={handleRef}
                aria-label={t('board.grip', { name: name(row.name) })}
                aria-describedby={helpId}
                className="absolute top-1 right-7 grid size-6 cursor-grab place-items-center rounded-md bg-surface text-ink-3 opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
              >
                <GripVertical aria-hidden className="size-3.5" />
              </button>
              <CardMenu row={row} columns={columns} may={may} onDrop={onDrop} />
            </>
          )
        }
      />
    </li>
  )
}
