import { type DoorWith, door } from '#app/http/door.server.ts'
import { RollBackStageSchema } from '#crm/opportunities/opportunity.schema.ts'
import { rollBackStage } from '#crm/opportunities/roll-back-stage.server.ts'
import type { Route } from './+types/roll-back.ts'

export const action = door(
  'opportunity:roll-back',
  RollBackStageSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RollBackStageSchema>) => {
    await inTx((tx) => rollBackStage({ tx, actor, id: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
