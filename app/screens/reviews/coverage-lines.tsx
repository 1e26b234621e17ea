import { CircleCheck, EyeOff, PencilLine, ScanLine } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'

/** What was read and what was not: only of what was read does "nothing is marked" say anything. */
export function CoverageLines({ coverage }: { coverage: Record<string, unknown> | null }) {
  const { t } = useTranslation('reviews')
  if (!coverage) return null
  const {
    clauses,
    unreadPages,
    isWhole,
    hidden,
    revisions,
    unmarked = 0,
  } = coverage as {
    clauses: Record<string, number>
    unreadPages: number[]
    isWhole: boolean
    hidden: number
    revisions: number
    unmarked?: number
  }
  const read = Object.entries(clauses).reduce((sum, [state, count]) => (state === 'unreadable' ? sum : sum + count), 0)
  return (
    <div className="flex-none border-line border-t px-3 py-2.5 text-xs">
      {read > 0 && (
        <p className="flex items-start gap-1.5 text-ink-2">
          <CircleCheck aria-hidden className="mt-px size-3.5 flex-none text-good-mark" />
          {t('coverage.read', { count: read })}
        </p>
      )}
      {unreadPages.length > 0 && (
        <p className="flex items-start gap-1.5 text-watch-text">
          <ScanLine aria-hidden className="mt-px size-3.5 flex-none" />
          {t('coverage.unreadPages', { pages: unreadPages.join(', ') })}
        </p>
      )}
      {!isWhole && unreadPages.length === 0 && <p className="text-watch-text">{t('coverage.parts')}</p>}
      {unmarked > 0 && <p className="text-watch-text">{t('coverage.unmarked', { count: unmarked })}</p>}
      {hidden > 0 && <ToList list="hidden">{t('coverage.hidden', { count: hidden })}</ToList>}
      {revisions > 0 && <ToList list="changes">{t('coverage.revisions', { count: revisions })}</ToList>}
    </div>
  )
}

const icons = { hidden: EyeOff, changes: PencilLine }

/** How many there are, and the way to their words, which stand below all clauses. */
function ToList({ list, children }: { list: keyof typeof icons; children: string }) {
  const Icon = icons[list]
  const go = ({ currentTarget }: MouseEvent) =>
    currentTarget.closest('nav')?.querySelector(`[data-unseen="${list}"]`)?.scrollIntoView({ block: 'start' })
  return (
    <button type="button" className="unseen-count" onClick={go}>
      <Icon aria-hidden className="size-3.5 flex-none" />
      {children}
    </button>
  )
}
