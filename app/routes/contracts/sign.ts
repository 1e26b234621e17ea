import { type DoorWith, door } from '#app/http/door.server.ts'
import { SignContractSchema } from '#crm/contracts/sign-contract.schema.ts'
import { signContract } from '#crm/contracts/sign-contract.server.ts'
import type { Route } from './+types/sign.ts'

export const action = door(
  'contract:sign',
  SignContractSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SignContractSchema>) => {
    const { signed } = await inTx((tx) => signContract({ tx, actor, id: params.contractId, ...form }))
    // What has moved since it was approved loses its approval instead.
    return { done: true as const, voided: !signed }
  },
)
