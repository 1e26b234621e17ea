import { type DoorWith, door } from '#app/http/door.server.ts'
import { wakeWarning } from '#crm/warnings/wake-warning.server.ts'
import { WakeWarningSchema } from '#crm/warnings/warning.schema.ts'
import type { Route } from './+types/wake.ts'

export const action = door(
  'warning:act',
  WakeWarningSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WakeWarningSchema>) => {
    await inTx((tx) => wakeWarning({ tx, actor, id: params.warningId, ...form }))
    return { done: true as const }
  },
)
