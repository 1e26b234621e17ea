import type { Actor } from '#prisma/actor.ts'

/** What is asked of an opportunity to say who writes it: no more than every view of it carries. */
export interface WrittenOpportunity {
  orgId: string
  ownerId: string
  /** the actor was added to it by name; null when not */
  named: { mayWrite: boolean } | null
}

/** Whether the actor writes an opportunity that they see, whatever their role lets them do with it. The policy opportunity_change says the same. */
export function mayWriteOpportunity(actor: Actor, { orgId, ownerId, named }: WrittenOpportunity): boolean {
  return ownerId === actor.personId || actor.writeOrgs.includes(orgId) || (named?.mayWrite ?? false)
}
