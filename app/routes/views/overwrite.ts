import { type DoorWith, door } from '#app/http/door.server.ts'
import { overwriteView } from '#crm/views/overwrite-view.server.ts'
import { OverwriteViewSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/overwrite.ts'

export const action = door(
  'view:save',
  OverwriteViewSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof OverwriteViewSchema>) => {
    await inTx((tx) => overwriteView({ tx, actor, id: params.viewId, ...form }))
    return { done: true as const }
  },
)
