import { type DoorWith, door } from '#app/http/door.server.ts'
import { markRead } from '#crm/notifications/mark-read.server.ts'
import { MarkReadSchema } from '#crm/notifications/notification.schema.ts'
import type { Route } from './+types/read.ts'

export const action = door(
  'warning:read',
  MarkReadSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof MarkReadSchema>) => {
    const what = 'id' in form ? form : { until: new Date(form.until) }
    await inTx((tx) => markRead({ tx, actor, what }))
    return { done: true as const }
  },
)
