import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { LogActivitySchema } from '#crm/activities/activity.schema.ts'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import type { Route } from './+types/log-activity.ts'

export const action = door(
  'activity:log',
  LogActivitySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof LogActivitySchema>) => {
    const logged = await inTx(async (tx) => {
      const { timeZone } = await groupDay(tx)
      return logActivity({ tx, actor, timeZone, ...form, opportunityId: params.opportunityId })
    })
    return { done: true as const, logged: logged.id }
  },
)
