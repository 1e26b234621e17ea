import { type DoorWith, door } from '#app/http/door.server.ts'
import { dismissWarning } from '#crm/warnings/dismiss-warning.server.ts'
import { DismissWarningSchema } from '#crm/warnings/warning.schema.ts'
import type { Route } from './+types/dismiss.ts'

export const action = door(
  'warning:act',
  DismissWarningSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof DismissWarningSchema>) => {
    await inTx((tx) => dismissWarning({ tx, actor, id: params.warningId, ...form }))
    return { done: true as const }
  },
)
