import { type DoorWith, door } from '#app/http/door.server.ts'
import { removeView } from '#crm/views/remove-view.server.ts'
import { ViewVersionSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/remove.ts'

export const action = door(
  'view:save',
  ViewVersionSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ViewVersionSchema>) => {
    await inTx((tx) => removeView({ tx, actor, id: params.viewId, ...form }))
    return { done: true as const }
  },
)
