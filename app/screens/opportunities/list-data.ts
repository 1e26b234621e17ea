import type { ExcludingCondition } from '#crm/opportunities/explain-no-opportunities.server.ts'
import type { OpportunityPage, OpportunitySummary } from '#crm/opportunities/find-opportunities.server.ts'
import type { StageChoice } from '#crm/opportunities/list-stages.server.ts'
import type { ConditionNames } from '#crm/opportunities/name-conditions.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { ViewsOfList } from '#crm/views/find-views.server.ts'

/** What the list of opportunities is drawn from. */
export interface ListData {
  filter: OpportunityFilter
  /** what the records are called that the filter names */
  names: ConditionNames
  page: OpportunityPage
  summary: OpportunitySummary
  types: { id: string; name: Bilingual }[]
  stages: StageChoice[]
  /** of an empty list: the condition to give up */
  excluding: ExcludingCondition | null
  mayCreate: boolean
  views: ViewsOfList
}
