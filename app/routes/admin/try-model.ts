import { meterOf } from '#ai/models/meter-of.server.ts'
import { modelFor } from '#ai/models/models-of-process.ts'
import { tryModel } from '#ai/models/try-model.server.ts'
import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { requireModelKeeper } from '#crm/models/model.policy.ts'
import { ModelRoleSchema } from '#crm/models/model.schema.ts'
import type { Route } from './+types/try-model.ts'

/** Really asks the model; what that uses is counted for whoever tries, and no cap of theirs stands in the way. */
export const action = door(
  'model:keep',
  ModelRoleSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof ModelRoleSchema>) => {
    requireModelKeeper(actor)
    const config = await modelFor(form.role)
    if (!config) return { done: true as const, tried: null }
    const { today } = await inTx((tx) => groupDay(tx))
    const { count } = meterOf({ actor, inTx, today }, config)
    const tried = await tryModel({ config, meter: { admit: async () => undefined, count } })
    return { done: true as const, tried }
  },
)
