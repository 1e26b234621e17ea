import { type DoorWith, door } from '#app/http/door.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import { CloseOpportunitySchema } from '#crm/opportunities/opportunity.schema.ts'
import type { Route } from './+types/close.ts'

export const action = door(
  'opportunity:close',
  CloseOpportunitySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof CloseOpportunitySchema>) => {
    await inTx((tx) => closeOpportunity({ tx, actor, id: params.opportunityId, lostTo: null, ...form }))
    return { done: true as const }
  },
)
