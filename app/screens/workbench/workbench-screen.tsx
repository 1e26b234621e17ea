import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import { PipelineSection } from './pipeline-section.tsx'
import { PlansSection } from './plans-section.tsx'
import { ReviewsSection } from './reviews-section.tsx'
import { SigningSection } from './signing-section.tsx'
import { TeamSection } from './team-section.tsx'
import { WarningsSection } from './warnings-section.tsx'
import type { WorkbenchData } from './workbench-data.ts'

/** From here on the count says no more than that there are many. */
const manyApprovals = 100

/** The first page: what is due, what to look at, what will sign soon. */
export function WorkbenchScreen(data: WorkbenchData) {
  const { filter, approvals, plans, reviews, warnings, counts, team, signing, pipeline } = data
  const { t } = useTranslation(['workbench', 'common'])
  const { date, today } = useGroup()
  const due = plans?.rows.filter(({ onDate }) => onDate <= today).length ?? 0
  const more = plans?.more === true && plans.rows.length === due
  const title = due === 0 ? t('noneDue') : t(more ? 'dueMore' : 'due', { count: due })
  const { mine } = counts
  const waiting = mine.count > 0 && t(mine.more ? 'waitingMore' : 'waiting', { count: mine.count })
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,1fr)] desk:grid-cols-[minmax(0,1fr)_304px] wide:grid-cols-[minmax(0,1fr)_352px]">
      <div className="page-pad min-w-0 pt-4.5 pb-10">
        <h1 className="font-semibold text-xl">{plans ? title : t('common:nav.workbench')}</h1>
        <p className="mb-2 text-ink-3">
          {date(today)}
          {approvals > 0 && (
            <>
              {' · '}
              <Link className="link" to="/approvals">
                {t(approvals >= manyApprovals ? 'approvalsMore' : 'approvals', { count: approvals })}
              </Link>
            </>
          )}
          {waiting && ` · ${waiting}`}
        </p>
        {reviews?.decides && <ReviewsSection reviews={reviews} />}
        {plans && <PlansSection plans={plans} />}
        {reviews && !reviews.decides && <ReviewsSection reviews={reviews} />}
        <WarningsSection filter={filter} warnings={warnings} counts={counts} team={team} />
      </div>
      <aside className="min-w-0 border-line bg-canvas px-5 pt-4.5 pb-10 desk:border-l phone:border-t phone:px-4">
        {team && <TeamSection team={team} />}
        <SigningSection signing={signing} />
        <PipelineSection pipeline={pipeline} />
      </aside>
    </div>
  )
}
