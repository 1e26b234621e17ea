import { type DoorWith, door } from '#app/http/door.server.ts'
import { saveView } from '#crm/views/save-view.server.ts'
import { SaveViewSchema } from '#crm/views/view.schema.ts'
import type { Route } from './+types/save.ts'

export const action = door(
  'view:save',
  SaveViewSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof SaveViewSchema>) => {
    await inTx((tx) => saveView({ tx, actor, ...form }))
    return { done: true as const }
  },
)
