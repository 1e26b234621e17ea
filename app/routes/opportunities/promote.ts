import { type DoorWith, door } from '#app/http/door.server.ts'
import { PromoteStageSchema } from '#crm/opportunities/opportunity.schema.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import type { Route } from './+types/promote.ts'

export const action = door(
  'opportunity:promote',
  PromoteStageSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof PromoteStageSchema>) =>
    inTx((tx) => promoteStage({ tx, actor, id: params.opportunityId, ...form })),
)
