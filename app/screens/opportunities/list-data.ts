import type { OpportunityPage, OpportunitySummary } from '#crm/opportunities/find-opportunities.server.ts'
import type { StageChoice } from '#crm/opportunities/list-stages.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'

/** What the list of opportunities is drawn from. */
export interface ListData {
  filter: OpportunityFilter
  page: OpportunityPage
  summary: OpportunitySummary
  stages: StageChoice[]
  mayCreate: boolean
}
