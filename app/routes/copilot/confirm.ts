import { type DoorWith, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { confirmProposal } from '#crm/conversations/confirm-proposal.server.ts'
import { ConfirmProposalSchema } from '#crm/conversations/conversation.schema.ts'
import type { Route } from './+types/confirm.ts'

/** Does what the copilot proposed, as the person who says yes. */
export const action = door(
  'copilot:ask',
  ConfirmProposalSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ConfirmProposalSchema>) => {
    const values = new Map(form.names.map((name, at) => [name, form.values[at] ?? '']))
    const state = await inTx(async (tx) => {
      const { timeZone } = await groupDay(tx)
      return confirmProposal({ tx, actor, id: params.proposalId, timeZone, values })
    })
    return { done: true as const, state }
  },
)
