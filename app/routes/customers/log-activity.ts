import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { LogCustomerActivitySchema } from '#crm/activities/activity.schema.ts'
import { logCustomerActivity } from '#crm/activities/log-customer-activity.server.ts'
import type { Route } from './+types/log-activity.ts'

export const action = door(
  'activity:log',
  LogCustomerActivitySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof LogCustomerActivitySchema>) => {
    const logged = await inTx(async (tx) => {
      const { timeZone } = await groupDay(tx)
      return logCustomerActivity({ tx, actor, timeZone, ...form, customerId: params.customerId })
    })
    return { done: true as const, logged: logged.id }
  },
)
