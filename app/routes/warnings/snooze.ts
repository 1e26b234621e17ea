import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { snoozeWarning } from '#crm/warnings/snooze-warning.server.ts'
import { SnoozeWarningSchema } from '#crm/warnings/warning.schema.ts'
import type { Route } from './+types/snooze.ts'

export const action = door(
  'warning:act',
  SnoozeWarningSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SnoozeWarningSchema>) => {
    await inTx(async (tx) => {
      const { today } = await groupDay(tx)
      await snoozeWarning({ tx, actor, id: params.warningId, today, ...form })
    })
    return { done: true as const }
  },
)
