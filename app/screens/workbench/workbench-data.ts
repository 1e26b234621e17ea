import type { PlannedActivity } from '#crm/activities/find-planned-activities.server.ts'
import type { OpenReviews } from '#crm/contract-reviews/find-open-reviews.server.ts'
import type { OpportunityPage } from '#crm/opportunities/find-opportunities.server.ts'
import type { PipelineType } from '#crm/opportunities/get-pipeline.server.ts'
import type { TeamMemberWork } from '#crm/warnings/find-team-work.server.ts'
import type { WarningPage } from '#crm/warnings/find-warnings.server.ts'
import type { WarningFilter } from '#crm/warnings/warning.schema.ts'

type Counted = { count: number; more: boolean }

/** What the workbench is drawn from. */
export interface WorkbenchData {
  filter: WarningFilter
  /** requests that wait for the actor's approval, counted up to a hundred */
  approvals: number
  /** null: the actor's role logs no activities */
  plans: { rows: PlannedActivity[]; more: boolean } | null
  /** null: the actor sees no documents; `decides`: the actor's role looks at marks */
  reviews: (OpenReviews & { decides: boolean }) | null
  warnings: WarningPage
  counts: Record<WarningFilter['who'], Counted>
  /** null: the actor leads nobody */
  team: TeamMemberWork[] | null
  signing: OpportunityPage & {
    /** the actor's own only */
    mine: boolean
    signTo: string
  }
  pipeline: {
    /** the actor's own only */
    mine: boolean
    /** null: more than are counted */
    types: PipelineType[] | null
  }
}

/** The address of the warnings narrowed otherwise; without a cursor, as the place in one list is none in another. */
export function warningsAddress(filter: Omit<WarningFilter, 'record'>): string {
  const words = new URLSearchParams({ who: filter.who })
  for (const key of ['rule', 'person', 'resting', 'cursor'] as const) {
    const value = filter[key]
    if (value) words.set(key, value)
  }
  return `/workbench?${words}`
}
