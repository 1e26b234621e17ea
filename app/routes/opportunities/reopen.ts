import { type DoorWith, door } from '#app/http/door.server.ts'
import { ReopenOpportunitySchema } from '#crm/opportunities/opportunity.schema.ts'
import { reopenOpportunity } from '#crm/opportunities/reopen-opportunity.server.ts'
import type { Route } from './+types/reopen.ts'

export const action = door(
  'opportunity:reopen',
  ReopenOpportunitySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ReopenOpportunitySchema>) => {
    await inTx((tx) => reopenOpportunity({ tx, actor, id: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
