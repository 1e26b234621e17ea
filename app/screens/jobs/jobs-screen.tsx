import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { KeyFigures } from '#app/components/ui/key-figures.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { FailedJobView, ScheduleView } from '#app/jobs/job-desk.server.ts'
import type { RelayState } from '#app/jobs/relay-state.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { SweepTroubles } from '#crm/warnings/list-sweep-runs.server.ts'
import { FailedSection } from './failed-section.tsx'
import { SchedulesSection } from './schedules-section.tsx'

interface JobsScreenProps {
  q: string
  page: number
  timeZone: string
  relay: RelayState
  /** of the last sweep; null: none */
  troubles: SweepTroubles | null
  /** null: it does not answer */
  queue: {
    counts: { waiting: number; active: number; delayed: number; failed: number }
    schedules: ScheduleView[]
    failed: { rows: FailedJobView[]; more: boolean }
  } | null
  /** of the people whom failed jobs were for, by id */
  names: Record<string, Bilingual>
}

/** What the product does by itself: whether it does, when, and what it has given up. */
export function JobsScreen({ q, page, timeZone, relay, troubles, queue, names }: JobsScreenProps) {
  const { t } = useTranslation('jobs')
  const standing = (failed: number) =>
    failed > 0 ? t('failedCount', { count: failed }) : troubles ? t('notAll') : t('well')
  return (
    <div className="pb-10">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-1 px-5 pt-3.5 pb-3 phone:px-4">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-xl">
            {t('title')}{' '}
            {queue && <span className="font-normal text-base text-ink-3">{standing(queue.counts.failed)}</span>}
          </h1>
          <p className="mt-1 text-ink-3">{t('lead', { zone: timeZone })}</p>
        </div>
        <Link className="link" to="/rules#sweep-title">
          {t('warningsPerRule')}
        </Link>
      </header>
      {queue ? (
        <KeyFigures
          className="border-line border-t px-5 py-3 phone:px-4"
          figures={(['waiting', 'active', 'delayed', 'failed'] as const).map((state) => ({
            label: t(`count.${state}`),
            value: queue.counts[state],
          }))}
        />
      ) : (
        <p role="alert" className="flex items-center gap-2 border-line border-t px-5 py-3 text-risk-text phone:px-4">
          <CircleAlert aria-hidden className="size-4 flex-none text-risk-mark" />
          {t('gone')}
        </p>
      )}
      <RelayLine relay={relay} />
      {troubles && <SweepLine troubles={troubles} />}
      {queue && <FailedSection q={q} page={page} {...queue.failed} names={names} troubled={troubles !== null} />}
      {queue && <SchedulesSection schedules={queue.schedules} />}
    </div>
  )
}

/** From here on the count says no more than that there are many. */
const many = 1_000

function RelayLine({ relay }: { relay: RelayState }) {
  const { t } = useTranslation('jobs')
  const { moment } = useGroup()
  const behind = relay.waiting > 0
  const Mark = behind ? CircleAlert : CircleCheck
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t px-5 py-2.5 phone:px-4">
      <span className={`flex items-center gap-1.5 ${behind ? 'text-watch-text' : 'text-ink-2'}`}>
        <Mark aria-hidden className={`size-3.5 ${behind ? 'text-watch-mark' : 'text-good-mark'}`} />
        {t('relay.label')}
      </span>
      <span>
        {behind
          ? t(relay.waiting < many ? 'relay.behind' : 'relay.behindMore', { count: relay.waiting })
          : t('relay.current')}
      </span>
      <span className="text-ink-3">
        {relay.waitingSince
          ? t('relay.since', { when: moment(relay.waitingSince) })
          : t('relay.position', { when: moment(relay.at) })}
      </span>
    </p>
  )
}

/** A sweep that did its work on all other rules and records is no failed job, and not all of it is well. */
function SweepLine({ troubles: { held, faulty } }: { troubles: SweepTroubles }) {
  const { t } = useTranslation('jobs')
  const words = [
    ...(held > 0 ? [t('sweep.held', { count: held })] : []),
    ...(faulty > 0 ? [t('sweep.faulty', { count: faulty })] : []),
  ]
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t px-5 py-2.5 phone:px-4">
      <span className="flex items-center gap-1.5 text-risk-text">
        <CircleAlert aria-hidden className="size-3.5 text-risk-mark" />
        {t('sweep.label')}
      </span>
      <span>{words.join(' · ')}</span>
      <Link className="link" to="/rules#sweep-title">
        {t('sweep.see')}
      </Link>
    </p>
  )
}
