import { CircleCheck, CircleDashed, ScanLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutlineLine, Paper } from '#app/documents/paper.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { CoverageLines } from './coverage-lines.tsx'
import { SeverityCounts } from './severity-word.tsx'
import { UnseenWords } from './unseen-words.tsx'

interface Props {
  paper: Paper
  flags: readonly FlagView[]
  coverage: Record<string, unknown> | null
  focus: number | null
  onFocus: (place: number) => void
  onGo: (line: OutlineLine) => void
  /** to a place in the text */
  onShow: (at: number) => void
  /** what a model has read beside it */
  model: ReactNode
}

/** The clauses with what was marked in each, what the contract should have and does not, what is hidden or changed, and how much of it was read. */
export function Outline({ paper, flags, coverage, focus, onFocus, onGo, onShow, model }: Props) {
  const { t } = useTranslation('reviews')
  const { name } = useGroup()
  const at = focus === null ? null : (flags[focus]?.at ?? null)
  const missing = flags.flatMap((flag, place) => (flag.at ? [] : [{ flag, place }]))
  return (
    <nav aria-label={t('outline')} className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto px-3 py-3">
        <p className="flex justify-between pb-1 text-ink-3 text-xs">
          <span>{t('outline')}</span>
          <span>{t('marks', { count: flags.length })}</span>
        </p>
        <ul>
          {paper.outline.map((line) => {
            const own = flags.filter((flag) => flag.at && flag.at.start >= line.start && flag.at.start < line.end)
            const open = own.filter((flag) => flag.decision?.outcome !== 'dismissed')
            const isHere = at !== null && at.start >= line.start && at.start < line.end
            return (
              <li key={line.start}>
                <button
                  type="button"
                  className="outline-line"
                  data-level={line.level}
                  aria-current={isHere || undefined}
                  onClick={() => onGo(line)}
                >
                  {/* Words of the file, in whatever language it has. */}
                  <span className="flex-none text-ink-3" data-at={line.start}>
                    {line.number}
                  </span>
                  <span className="cut min-w-0 flex-1 text-left" data-at={line.start}>
                    {line.title ?? ''}
                  </span>
                  <span className="flex flex-none items-center gap-1.5 text-xs">
                    {line.state === 'unreadable' ? (
                      <span className="inline-flex items-center gap-1 text-watch-text">
                        <ScanLine aria-hidden className="size-3.5" />
                        {t('unread')}
                      </span>
                    ) : own.length > 0 && open.every((flag) => flag.decision) ? (
                      <span className="inline-flex items-center gap-0.5 text-ink-3">
                        {own.length}
                        <CircleCheck aria-hidden className="size-3.5" />
                      </span>
                    ) : (
                      <SeverityCounts counts={countsOf(open)} />
                    )}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
        {missing.length > 0 && (
          <>
            <p className="mt-3 flex justify-between border-line border-t pt-3 pb-1 text-ink-3 text-xs">
              <span>{t('missing')}</span>
              <span>{missing.length}</span>
            </p>
            <ul>
              {missing.map(({ flag, place }) => (
                <li key={flag.id}>
                  <button
                    type="button"
                    className="outline-line"
                    aria-current={place === focus || undefined}
                    onClick={() => onFocus(place)}
                  >
                    <CircleDashed aria-hidden className="size-3.5 flex-none text-risk-mark" />
                    <span className="cut min-w-0 flex-1 text-left">
                      {'name' in flag.detail ? name(flag.detail.name) : flag.detail.said}
                    </span>
                    <SeverityCounts counts={countsOf([flag])} />
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <UnseenWords paper={paper} onShow={onShow} />
      </div>
      {model}
      <CoverageLines coverage={coverage} />
    </nav>
  )
}

function countsOf(flags: readonly Pick<FlagView, 'severity'>[]) {
  const count = (severity: FlagView['severity']) => flags.filter((flag) => flag.severity === severity).length
  return { high: count('high'), medium: count('medium'), low: count('low') }
}
