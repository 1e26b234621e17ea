import { type Door, door } from '#app/http/door.server.ts'
import { endDelegation } from '#crm/approvals/end-delegation.server.ts'
import type { Route } from './+types/end-delegation.ts'

export const action = door('approval:delegate', async ({ inTx, actor, params }: Route.ActionArgs & Door) => {
  await inTx((tx) => endDelegation({ tx, actor, id: params.delegationId }))
  return { done: true as const }
})
