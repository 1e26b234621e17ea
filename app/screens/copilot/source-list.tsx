import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Source } from '#crm/conversations/sieve-answer.ts'

interface Props {
  sources: readonly Source[]
  /** number of the first */
  first: number
  /** place of the one in focus */
  at?: number | null
  /** shut until somebody opens it */
  folded?: boolean
}

/** What an answer rests on, each with the beginning of what was read, and the way to it. */
export function SourceList({ sources, first, at = null, folded = false }: Props) {
  const { t } = useTranslation('copilot')
  const list = (
    <ol aria-label={t('sources')}>
      {sources.map((source, place) => (
        <SourceItem key={`${source.kind}:${source.id}`} source={source} number={first + place} current={place === at} />
      ))}
    </ol>
  )
  if (!folded) return list
  return (
    <details className="copilot-sources">
      <summary>{t('sourcesCount', { count: sources.length })}</summary>
      {list}
    </details>
  )
}

function SourceItem({ source, number, current }: { source: Source; number: number; current: boolean }) {
  const { t } = useTranslation('copilot')
  const { name } = useGroup()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const kind = kinds.find((one) => one === source.kind)
  return (
    <li ref={item} aria-current={current || undefined} className={cn('copilot-source', current && 'is-current')}>
      <span aria-hidden className="cite justify-center">
        {number}
      </span>
      <div className="min-w-0">
        <Link to={source.path} className="block break-words font-medium hover:text-accent-text">
          {name(source.title)}
        </Link>
        {kind && <p className="text-ink-3 text-xs">{t(`kinds.${kind}`)}</p>}
        {source.excerpt && <p className="copilot-excerpt">{source.excerpt}</p>}
      </div>
    </li>
  )
}

const kinds = [
  'opportunity',
  'customer',
  'contact',
  'contract',
  'document',
  'bid',
  'article',
  'warning',
  'approval',
  'activity',
  'payment-line',
  'rule',
] as const
