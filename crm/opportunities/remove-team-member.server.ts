import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import { tellOfTeam } from './_tell-of-team.server.ts'

interface RemoveTeamMemberOptions {
  tx: Tx
  actor: Actor
  id: string
  personId: string
}

/**
 * Takes somebody off the team; they no longer see the opportunity unless their role lets them.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to staff, CONFLICT when it is closed
 */
export async function removeTeamMember(options: RemoveTeamMemberOptions): Promise<void> {
  const { tx, id, personId } = options
  const opportunity = await lockOpportunity({ tx, id })
  const member = await tx.opportunityTeam.findUnique({
    where: { opportunityId_personId: { opportunityId: id, personId } },
  })
  if (!member) return
  // Before the rights go: a deputy may take themselves off.
  await tellOfTeam(options, opportunity.orgId, { was: member.role })
  await tx.opportunityTeam.deleteMany({ where: { opportunityId: id, personId } })
  await tx.recordAccess.deleteMany({ where: { personId, recordType: 'opportunity', recordId: id } })
}
