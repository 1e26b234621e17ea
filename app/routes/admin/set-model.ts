import { closeCircuits } from '#ai/models/circuit.ts'
import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetModelSchema } from '#crm/models/model.schema.ts'
import { setModel } from '#crm/models/set-model.server.ts'
import type { Route } from './+types/set-model.ts'

export const action = door(
  'model:keep',
  SetModelSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof SetModelSchema>) => {
    await inTx((tx) => setModel({ tx, actor, ...form }))
    // What failed before was another endpoint, or the same one with another key.
    closeCircuits()
    return { done: true as const }
  },
)
