import { ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalRow as Row } from '#crm/approvals/approval-views.ts'
import { NotableSigns } from './notable-line.tsx'
import { SaidWord } from './said-word.tsx'
import { StateBadge } from './state-badge.tsx'
import { useTimes } from './use-times.ts'

interface Props {
  row: Row
  to: string
  /** it is open beside the list */
  current: boolean
  /** the keyboard points at it */
  pointed: boolean
  now: string
}

/** A request in a list: what it is, of how much, since when, and what is unusual. */
export function ApprovalRow({ row, to, current, pointed, now }: Props) {
  const { t } = useTranslation('approvals')
  const { name, money, moment } = useGroup()
  const times = useTimes(now)
  const { subject, submitter, standsInFor } = row
  const amount = subject.amount === null ? null : money(subject.amount, subject.currency)
  const due = row.task === null ? null : times.due(row.dueAt)
  return (
    <li>
      <Link
        to={to}
        aria-current={current ? 'true' : undefined}
        data-cursor={pointed ? '' : undefined}
        data-row={row.requestId}
        className={cn(
          'block border-line border-b px-5 py-3 hover:bg-hover phone:px-4',
          'aria-[current]:bg-selected aria-[current]:shadow-[inset_2px_0_0_var(--accent-mark)]',
          'data-cursor:bg-hover data-cursor:shadow-[inset_2px_0_0_var(--accent-mark)]',
        )}
      >
        <span className="flex items-baseline gap-2">
          <b className="cut flex-1 font-medium phone:text-md">{name(subject.name)}</b>
          {amount && (
            <span className="flex-none font-semibold">
              {amount.value}
              <span className="unit">{amount.unit}</span>
            </span>
          )}
        </span>
        <span className="mt-px flex items-baseline gap-2 text-ink-3 text-xs leading-[18px] phone:text-sm">
          <span className="cut flex-1">
            {[
              t(`kind.${subject.type}`),
              name(submitter.name),
              row.task === null ? t('row.submitted', { when: moment(row.submittedAt) }) : times.waits(row.at),
            ].join(' · ')}
          </span>
          {due && (
            <span
              className={cn('inline-flex flex-none items-baseline gap-1', due.overdue && 'font-medium text-risk-text')}
            >
              {due.overdue && <ClockAlert aria-hidden className="size-3.5 self-center text-risk-mark" />}
              {due.words}
            </span>
          )}
          {row.own && <SaidWord state={row.own} />}
        </span>
        <span className="mt-1 flex flex-wrap gap-x-2.5 gap-y-0.5 text-xs leading-[18px] phone:text-sm">
          {row.task === null ? <StateBadge state={row.state} /> : <NotableSigns notables={row.notables} />}
          {row.assign && <span className="text-watch-text">{t('row.assign')}</span>}
          {standsInFor && (
            <span className="text-info-text">{t('away.standsIn', { name: name(standsInFor.name) })}</span>
          )}
        </span>
      </Link>
    </li>
  )
}
