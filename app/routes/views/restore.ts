import { type DoorWith, door } from '#app/http/door.server.ts'
import { restoreView } from '#crm/views/restore-view.server.ts'
import { ViewVersionSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/restore.ts'

export const action = door(
  'view:save',
  ViewVersionSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ViewVersionSchema>) => {
    await inTx((tx) => restoreView({ tx, actor, id: params.viewId, ...form }))
    return { done: true as const }
  },
)
