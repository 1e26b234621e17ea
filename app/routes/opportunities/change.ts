import { type DoorWith, door } from '#app/http/door.server.ts'
import { changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { ChangeOpportunitySchema } from '#crm/opportunities/opportunity.schema.ts'
import type { Route } from './+types/change.ts'

export const action = door(
  'opportunity:edit',
  ChangeOpportunitySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeOpportunitySchema>) => {
    await inTx((tx) => changeOpportunity({ tx, actor, id: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
