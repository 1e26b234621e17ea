import { CircleAlert, ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { daysBetween } from '#lib/clock.ts'

/** Days without an activity after which the view of the quiet ones has an opportunity. */
export const QUIET_DAYS = 30

export type Signal =
  | { kind: 'signOverdue' | 'nextOverdue'; tone: 'risk' | 'watch'; days: number }
  | { kind: 'warning'; tone: 'risk' | 'watch'; name: Bilingual }

/** What an open opportunity should be looked at for, the gravest only; null where there is nothing. Of two as grave, what is past its day. */
export function signalOf(
  row: Pick<OpportunityRow, 'status' | 'expectedSignOn' | 'next' | 'warning'>,
  today: string,
): Signal | null {
  if (row.status !== 'open') return null
  const since = (day: string | null | undefined) => (day ? daysBetween(day, today) : 0)
  const signing = since(row.expectedSignOn)
  if (signing > 0) return { kind: 'signOverdue', tone: 'risk', days: signing }
  const { warning } = row
  const warned: Signal | null = warning && { kind: 'warning', tone: warning.severity, name: warning.name }
  if (warned?.tone === 'risk') return warned
  const planned = since(row.next?.on)
  return planned > 0 ? { kind: 'nextOverdue', tone: 'watch', days: planned } : warned
}

const looks = {
  risk: { words: 'text-risk-text', mark: 'text-risk-mark', Icon: CircleAlert },
  watch: { words: 'text-watch-text', mark: 'text-watch-mark', Icon: ClockAlert },
} as const

/** The signal of a row: mark and words. */
export function RowSignal({ signal }: { signal: Signal }) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const { words, mark, Icon } = looks[signal.tone]
  return (
    <span className={`inline-flex max-w-full items-center gap-1.5 align-top ${words}`}>
      <Icon aria-hidden className={`size-3.5 ${mark}`} />
      <span className="cut">
        {signal.kind === 'warning' ? name(signal.name) : t(`list.signal.${signal.kind}`, { count: signal.days })}
      </span>
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
