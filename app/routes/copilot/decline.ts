import { type Door, door } from '#app/http/door.server.ts'
import { declineProposal } from '#crm/conversations/decline-proposal.server.ts'
import type { Route } from './+types/decline.ts'

export const action = door('copilot:ask', async ({ inTx, params }: Route.ActionArgs & Door) => {
  await inTx((tx) => declineProposal({ tx, id: params.proposalId }))
  return { done: true as const }
})
