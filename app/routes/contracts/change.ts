import { type DoorWith, door } from '#app/http/door.server.ts'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { ChangeContractSchema } from '#crm/contracts/contract.schema.ts'
import type { Route } from './+types/change.ts'

export const action = door(
  'contract:edit',
  ChangeContractSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeContractSchema>) => {
    await inTx((tx) => changeContract({ tx, actor, id: params.contractId, ...form }))
    return { done: true as const }
  },
)
