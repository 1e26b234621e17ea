import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetCompetitorsSchema } from '#crm/opportunities/opportunity.schema.ts'
import { setCompetitors } from '#crm/opportunities/set-competitors.server.ts'
import type { Route } from './+types/competitors.ts'

export const action = door(
  'opportunity:edit',
  SetCompetitorsSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetCompetitorsSchema>) => {
    await inTx((tx) => setCompetitors({ tx, actor, id: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
