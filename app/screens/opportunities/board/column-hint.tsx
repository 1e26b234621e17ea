import { CircleCheck, CircleDashed, CircleHelp, LoaderCircle, Lock, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Drop } from './board-data.ts'
import type { Asked } from './use-card-gate.ts'

export type Outlook = 'asking' | 'ready' | 'unchecked' | 'missing' | 'forbidden' | 'reason'

/** What a drop would come to, as far as it is known before it is made. */
export function outlookOf(drop: Drop, asked: Asked | null): Outlook {
  if (asked?.state === 'asking') return 'asking'
  const own = asked?.state === 'there' ? asked : null
  if (drop.verb === 'promote') {
    // Nobody answered: only the drop itself will tell.
    if (!own) return 'unchecked'
    if (!own.may.promote) return 'forbidden'
    return own.gate && own.gate.missing > 0 ? 'missing' : 'ready'
  }
  const allowed = { 'roll-back': own?.may.rollBack, close: own?.may.close, reopen: own?.may.reopen }[drop.verb]
  return allowed === false ? 'forbidden' : 'reason'
}

const looks = {
  asking: { look: 'border-line-input text-ink-2', Icon: LoaderCircle },
  ready: { look: 'border-accent-mark text-accent-text', Icon: CircleCheck },
  unchecked: { look: 'border-line-input text-ink-2', Icon: CircleHelp },
  missing: { look: 'border-watch-mark text-watch-text', Icon: CircleDashed },
  forbidden: { look: 'border-line-input text-ink-2', Icon: Lock },
  reason: { look: 'border-line-input text-ink-2', Icon: Undo2 },
} as const

/** Says what a drop here would come to, before it is made: how much is missing and what. */
export function ColumnHint({ drop, asked }: { drop: Drop; asked: Asked | null }) {
  const words = useOutlookWords()
  const outlook = outlookOf(drop, asked)
  const { look, Icon } = looks[outlook]
  const { title, text } = words(outlook, asked)
  return (
    <div className={cn('rounded-md border border-dashed px-2.5 py-2 text-xs', look)}>
      <b className="flex items-center gap-1.5 font-semibold">
        <Icon aria-hidden className={cn('size-3.5 flex-none', outlook === 'asking' && 'animate-spin')} />
        {title}
      </b>
      {text}
    </div>
  )
}

/** The same in words alone, for a screen reader. */
export function useOutlookWords() {
  const { t } = useTranslation('opportunities')
  const { sentence } = useGroup()
  return (outlook: Outlook, asked: Asked | null) => {
    const gate = asked?.state === 'there' ? asked.gate : null
    if (outlook !== 'missing' || !gate) return { title: t(`board.outlook.${outlook}`, { count: 0 }), text: '' }
    const lacking = gate.items.filter((item) => !item.met).map((item) => sentence(item.title))
    return { title: t('board.outlook.missing', { count: gate.missing }), text: lacking.join(t('board.comma')) }
  }
}
