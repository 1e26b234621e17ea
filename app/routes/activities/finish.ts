import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { FinishActivitySchema } from '#crm/activities/activity.schema.ts'
import { finishActivity } from '#crm/activities/finish-activity.server.ts'
import type { Route } from './+types/finish.ts'

export const action = door(
  'activity:log',
  FinishActivitySchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof FinishActivitySchema>) => {
    await inTx(async (tx) => {
      const { timeZone } = await groupDay(tx)
      await finishActivity({ tx, actor, timeZone, ...form })
    })
    return { done: true as const }
  },
)
