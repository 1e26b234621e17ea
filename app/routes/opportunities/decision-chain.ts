import { type DoorWith, door } from '#app/http/door.server.ts'
import { ChangeDecisionChainSchema } from '#crm/opportunities/opportunity.schema.ts'
import { removeDecisionMember } from '#crm/opportunities/remove-decision-member.server.ts'
import { setDecisionMember } from '#crm/opportunities/set-decision-member.server.ts'
import type { Route } from './+types/decision-chain.ts'

export const action = door(
  'opportunity:edit',
  ChangeDecisionChainSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeDecisionChainSchema>) => {
    const { contactId } = form
    await inTx((tx) =>
      form.intent === 'set'
        ? setDecisionMember({
            tx,
            actor,
            id: params.opportunityId,
            contactId,
            role: form.role,
            attitude: form.attitude,
          })
        : removeDecisionMember({ tx, actor, id: params.opportunityId, contactId }),
    )
    return { done: true as const }
  },
)
