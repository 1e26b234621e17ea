import { type DoorWith, door } from '#app/http/door.server.ts'
import { ModelRoleSchema } from '#crm/models/model.schema.ts'
import { resetModel } from '#crm/models/reset-model.server.ts'
import type { Route } from './+types/reset-model.ts'

export const action = door(
  'model:keep',
  ModelRoleSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof ModelRoleSchema>) => {
    await inTx((tx) => resetModel({ tx, actor, role: form.role }))
    return { done: true as const }
  },
)
