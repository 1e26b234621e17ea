import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { History } from './history.tsx'
import { NotableLine } from './notable-line.tsx'
import { Opinions } from './opinions.tsx'
import { RequestFoot } from './request-foot.tsx'
import { Documents, RequestHead } from './request-head.tsx'
import { hasVerbs, RequestVerbs } from './request-verbs.tsx'
import { ReviewBeside } from './review-beside.tsx'
import { StepList } from './step-list.tsx'
import { StepRail } from './step-rail.tsx'
import { StepTerms } from './step-terms.tsx'
import { isOf, WhyLines } from './why-lines.tsx'

interface Props {
  approval: ApprovalView
  /** the moment at which the page was loaded, ISO 8601 */
  now: string
}

/**
 * A request for approval, to be decided in ten seconds: what is asked, the figures that matter, what is unusual, who has said what,
 * why it came here, and the buttons.
 */
export function RequestScreen({ approval, now }: Props) {
  const { t } = useTranslation('approvals')
  const { moment } = useGroup()
  const { notables, rows, steps, reviews, history, mine, may } = approval
  // The rule that brought it here stands in front.
  const running = steps.find(({ state }) => state === 'running')
  const whys = [...rows].sort((a, b) => Number(isOf(b, running)) - Number(isOf(a, running)))
  const last = history.at(-1)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto px-7 pt-4.5 pb-6 phone:px-4 phone:pt-3">
        <RequestHead approval={approval} now={now} />
        <div className="desk-only mt-5">
          <StepRail approval={approval}>
            <WhyLines rows={whys} running={running} />
            {running && <StepTerms step={running} className="py-2" />}
          </StepRail>
        </div>
        <div className="grid gap-x-8 desk:grid-cols-2 desk:pt-3">
          <Block
            title={notables.length === 0 ? t('notables.none') : t('notables.title', { count: notables.length })}
            className="desk:border-t-0"
          >
            {notables.length === 0 ? (
              <p className="text-ink-3">{t('notables.noneText')}</p>
            ) : (
              <ul>
                {notables.map((notable, at) => (
                  <NotableLine key={`${notable.kind} ${at + 1}`} notable={notable} />
                ))}
              </ul>
            )}
          </Block>
          <Block title={t('opinions.title')} className="desk:border-t-0">
            <Opinions approval={approval} />
          </Block>
        </div>
        <div className="phone-only">
          <Block title={t(mine ? 'why.title' : 'why.titleAll')}>
            <WhyLines rows={whys} running={running} />
          </Block>
          <Block title={t('steps.title')}>
            <StepList steps={steps} />
          </Block>
        </div>
        {reviews.length > 0 && (
          <Block title={t('review.title')}>
            {reviews.map((review) => (
              <ReviewBeside key={review.versionId} review={review} />
            ))}
          </Block>
        )}
        <div className="phone-only">
          <Block>
            <Documents approval={approval} />
          </Block>
        </div>
        <Section
          title={t('history.title')}
          count={history.length}
          summary={last && moment(last.at)}
          className="phone:-mx-4 phone:border-t-8 phone:border-canvas phone:px-4"
        >
          <History entries={history} />
        </Section>
      </div>
      <RequestFoot approval={approval}>
        {may.whyNot || hasVerbs(may) ? (
          <div className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1 text-ink-3">{may.whyNot && t(`ask.${may.whyNot}`)}</span>
            <RequestVerbs approval={approval} />
          </div>
        ) : null}
      </RequestFoot>
    </div>
  )
}

/** A part of the page: on a phone set apart by a band, as the thumb goes through them. */
function Block({ title, className, children }: { title?: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className={cn(
        'min-w-0 border-line border-t py-3 phone:-mx-4 phone:border-t-8 phone:border-canvas phone:px-4 phone:py-2.5',
        className,
      )}
    >
      {title && (
        <h2 className="mb-1 font-semibold text-base phone:font-medium phone:text-ink-3 phone:text-sm">{title}</h2>
      )}
      {children}
    </section>
  )
}
