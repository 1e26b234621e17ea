import { CircleAlert, CircleCheck, Play } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ScheduleView } from '#app/jobs/job-desk.server.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'

/** What comes by itself and when, and a button for once more at once. */
export function SchedulesSection({ schedules }: { schedules: ScheduleView[] }) {
  const { t } = useTranslation('jobs')
  const toast = useToast()
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const verb = useVerb(
    useCallback(() => toast.show({ text: t('schedules.started') }), [toast, t]),
    failed,
  )
  const running = verb.busy ? verb.fetcher.formData?.get('name') : null
  return (
    <section aria-labelledby="schedules-title" className="border-line border-t">
      <h2 id="schedules-title" className="px-5 py-3 font-semibold text-base phone:px-4">
        {t('schedules.title')} <span className="font-normal text-ink-3">{schedules.length}</span>
      </h2>
      <ul>
        {schedules.map((schedule) => (
          <li
            key={schedule.name}
            className="flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 border-line border-t px-5 py-2 phone:px-4"
          >
            <ScheduleWords schedule={schedule} />
            {schedule.next && (
              <Button
                size="sm"
                icon={<Play aria-hidden />}
                busy={running === schedule.name}
                aria-label={t('schedules.runOf', { name: t(`name.${schedule.label}`, { name: schedule.name }) })}
                onClick={() =>
                  void verb.fetcher.submit({ name: schedule.name }, { method: 'post', action: '/admin/jobs/run' })
                }
              >
                {t('schedules.run')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ScheduleWords({ schedule }: { schedule: ScheduleView }) {
  const { t } = useTranslation('jobs')
  const { moment } = useGroup()
  const { last, next, needsMail, pattern } = schedule
  const [minute = '', hour = ''] = pattern.split(' ')
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  const Mark = last?.failed ? CircleAlert : CircleCheck
  return (
    <dl className="flex min-w-0 flex-1 flex-wrap items-center gap-x-5 gap-y-0.5 phone:basis-full">
      <div className="desk:w-52 phone:basis-full">
        <dt className="sr-only">{t('schedules.name')}</dt>
        <dd className="font-medium">{t(`name.${schedule.label}`, { name: schedule.name })}</dd>
      </div>
      {next ? (
        <>
          <Fact label={t('schedules.when')}>{t('schedules.daily', { time })}</Fact>
          <Fact label={t('schedules.last')}>
            {last ? (
              <span className={`inline-flex items-center gap-1.5 ${last.failed ? 'text-risk-text' : ''}`}>
                <Mark aria-hidden className={`size-3.5 ${last.failed ? 'text-risk-mark' : 'text-good-mark'}`} />
                {t(last.failed ? 'schedules.ranBadly' : 'schedules.ranWell', { when: moment(last.at) })}
              </span>
            ) : (
              t('schedules.never')
            )}
          </Fact>
          <Fact label={t('schedules.next')}>{moment(next)}</Fact>
        </>
      ) : (
        <div className="flex-1">
          <dt className="sr-only">{t('schedules.when')}</dt>
          <dd className="text-ink-3">{needsMail ? t('schedules.noMail') : t('schedules.unset')}</dd>
        </div>
      )}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5 desk:w-48">
      <dt className="text-ink-3">{label}</dt>
      <dd className="text-ink-2">{children}</dd>
    </div>
  )
}
