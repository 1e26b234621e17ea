import { CircleAlert, ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import { daysBetween } from '#lib/clock.ts'

/** Days without an activity after which an opportunity is called quiet, here and in the view of the quiet ones. */
export const QUIET_DAYS = 30

export interface Signal {
  kind: 'signOverdue' | 'nextOverdue' | 'quiet'
  tone: 'risk' | 'watch'
  days: number
}

/** What an open opportunity should be looked at for, the gravest only; null where there is nothing. */
export function signalOf(
  row: Pick<OpportunityRow, 'status' | 'expectedSignOn' | 'lastActivityOn' | 'next'>,
  today: string,
): Signal | null {
  if (row.status !== 'open') return null
  const since = (day: string | null | undefined) => (day ? daysBetween(day, today) : 0)
  const signing = since(row.expectedSignOn)
  if (signing > 0) return { kind: 'signOverdue', tone: 'risk', days: signing }
  const planned = since(row.next?.on)
  if (planned > 0) return { kind: 'nextOverdue', tone: 'watch', days: planned }
  const quiet = since(row.lastActivityOn)
  if (!row.next && quiet >= QUIET_DAYS) return { kind: 'quiet', tone: 'watch', days: quiet }
  return null
}

const looks = {
  risk: { words: 'text-risk-text', mark: 'text-risk-mark', Icon: CircleAlert },
  watch: { words: 'text-watch-text', mark: 'text-watch-mark', Icon: ClockAlert },
} as const

/** The signal of a row: mark and words. */
export function RowSignal({ signal }: { signal: Signal }) {
  const { t } = useTranslation('opportunities')
  const { words, mark, Icon } = looks[signal.tone]
  return (
    <span className={`inline-flex max-w-full items-center gap-1.5 align-top ${words}`}>
      <Icon aria-hidden className={`size-3.5 ${mark}`} />
      <span className="cut">{t(`list.signal.${signal.kind}`, { count: signal.days })}</span>
    </span>
  )
}

/** The last column: the signal if there is one, else the next step. */
export function RowOutlook({ row }: { row: OpportunityRow }) {
  const { t } = useTranslation('opportunities')
  const { day, name, today } = useGroup()
  const signal = signalOf(row, today)
  if (signal) return <RowSignal signal={signal} />
  if (row.next) return `${day(row.next.on)} ${name(row.next.subject)}`
  return row.status === 'open' ? t('list.noNext') : null
}
