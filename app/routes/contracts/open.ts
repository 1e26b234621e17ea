import { type DoorWith, door } from '#app/http/door.server.ts'
import { OpenContractSchema } from '#crm/contracts/contract.schema.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import type { Route } from './+types/open.ts'

export const action = door(
  'contract:open',
  OpenContractSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof OpenContractSchema>) => {
    const { id } = await inTx((tx) => openContract({ tx, actor, ...form, opportunityId: params.opportunityId }))
    // The page goes there itself, once it has thrown away its draft.
    return { created: id }
  },
)
