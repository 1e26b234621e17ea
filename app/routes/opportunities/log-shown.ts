import { recordShown } from '#ai/recommend-knowledge/record-shown.server.ts'
import { RecordShownSchema } from '#ai/recommend-knowledge/shown.schema.ts'
import { type DoorWith, door } from '#app/http/door.server.ts'
import type { Route } from './+types/log-shown.ts'

export const action = door(
  'knowledge:read',
  RecordShownSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RecordShownSchema>) => {
    await inTx((tx) => recordShown({ tx, actor, opportunityId: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
