import { type DoorWith, door } from '#app/http/door.server.ts'
import { renameView } from '#crm/views/rename-view.server.ts'
import { RenameViewSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/rename.ts'

export const action = door(
  'view:save',
  RenameViewSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RenameViewSchema>) => {
    await inTx((tx) => renameView({ tx, actor, id: params.viewId, ...form }))
    return { done: true as const }
  },
)
