import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetCostLinesSchema } from '#crm/contracts/contract.schema.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import type { Route } from './+types/set-costs.ts'

export const action = door(
  'contract:set-costs',
  SetCostLinesSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetCostLinesSchema>) => {
    await inTx((tx) => setCostLines({ tx, actor, id: params.contractId, ...form }))
    return { done: true as const }
  },
)
