import { type DoorWith, door } from '#app/http/door.server.ts'
import { handOverWarning } from '#crm/warnings/hand-over-warning.server.ts'
import { HandOverWarningSchema } from '#crm/warnings/warning.schema.ts'
import type { Route } from './+types/hand-over.ts'

export const action = door(
  'warning:act',
  HandOverWarningSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof HandOverWarningSchema>) => {
    await handOverWarning({ inTx, actor, id: params.warningId, ...form })
    return { done: true as const }
  },
)
