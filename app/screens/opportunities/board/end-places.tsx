import { useDroppable } from '@dnd-kit/react'
import { RotateCcw, Trophy, XCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { Drop } from './board-data.ts'
import { outlookOf } from './column-hint.tsx'
import type { Asked } from './use-card-gate.ts'

interface Props {
  row: OpportunityRow
  dropAt: (id: string) => Drop | null
  asked: Asked | null
}

/** Where a card is put that has ended, or that has not after all: they stand at the foot only while one is in hand. */
export function EndPlaces({ row, dropAt, asked }: Props) {
  const places = row.status === 'open' ? (['won', 'lost'] as const) : (['open'] as const)
  return (
    <footer className="flex flex-none gap-2 border-line border-t bg-sunken px-5 py-1.5">
      {places.map((end) => (
        <EndPlace key={end} end={end} drop={dropAt(`end:${end}`)} asked={asked} />
      ))}
    </footer>
  )
}

const icons = { won: Trophy, lost: XCircle, open: RotateCcw }

function EndPlace({ end, drop, asked }: { end: 'won' | 'lost' | 'open'; drop: Drop | null; asked: Asked | null }) {
  const { t } = useTranslation('opportunities')
  const shut = drop === null || outlookOf(drop, asked) === 'forbidden'
  const { ref, isDropTarget } = useDroppable({ id: `end:${end}`, disabled: shut })
  const Icon = icons[end]
  return (
    <div
      ref={ref}
      data-end={end}
      className={cn(
        'flex h-9 flex-1 items-center justify-center gap-1.5 rounded-md border border-dashed',
        shut ? 'border-line text-ink-off' : 'border-line-input text-ink-2',
        isDropTarget && 'border-accent-mark bg-accent-subtle text-accent-text',
      )}
    >
      <Icon aria-hidden />
      {t(`board.end.${end}`)}
      {shut && end === 'won' && <span className="text-xs">{t('board.wonLast')}</span>}
    </div>
  )
}
