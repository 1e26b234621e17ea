import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Whether the actor may stop a review and begin it again. The policy contract_review_change says the same. */
export async function mayChangeReview(options: {
  tx: Tx
  actor: Actor
  opportunity: { id: string; orgId: string; ownerId: string }
}): Promise<boolean> {
  const { tx, actor, opportunity } = options
  if (actor.reviews) return true
  if (!can(actor, 'document:add')) return false
  if (opportunity.ownerId === actor.personId || actor.writeOrgs.includes(opportunity.orgId)) return true
  const named = await tx.recordAccess.findUnique({
    where: {
      personId_recordType_recordId: {
        personId: actor.personId,
        recordType: 'opportunity',
        recordId: opportunity.id,
      },
    },
    select: { mayWrite: true },
  })
  return named?.mayWrite ?? false
}
