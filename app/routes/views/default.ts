import { type DoorWith, door } from '#app/http/door.server.ts'
import { setDefaultView } from '#crm/views/set-default-view.server.ts'
import { SetDefaultViewSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/default.ts'

export const action = door(
  'view:save',
  SetDefaultViewSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof SetDefaultViewSchema>) => {
    await inTx((tx) => setDefaultView({ tx, actor, list: form.list, viewId: form.view }))
    return { done: true as const }
  },
)
