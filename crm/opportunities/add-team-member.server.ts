import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import { tellOfTeam } from './_tell-of-team.server.ts'
import type { TeamRole } from './opportunity.schema.ts'

interface AddTeamMemberOptions {
  tx: Tx
  actor: Actor
  id: string
  personId: string
  role: TeamRole
}

/**
 * Adds somebody to the team, or gives a member another role. From then on they see the opportunity; a deputy also changes it.
 * @throws AppError NOT_FOUND for an opportunity out of sight or an unknown person, FORBIDDEN when not the actor's to staff,
 * CONFLICT when it is closed, DUPLICATE for its owner
 */
export async function addTeamMember(options: AddTeamMemberOptions): Promise<void> {
  const { tx, id, personId, role } = options
  const opportunity = await lockOpportunity({ tx, id })
  const person = await tx.person.findFirst({ where: { id: personId, active: true }, select: { id: true } })
  if (!person) throw new AppError('NOT_FOUND', `person ${personId}`)
  if (personId === opportunity.ownerId) throw new AppError('DUPLICATE', 'the owner is on the team already')
  const key = { opportunityId_personId: { opportunityId: id, personId } }
  const before = await tx.opportunityTeam.findUnique({ where: key, select: { role: true } })
  if (before?.role === role) return
  await tx.opportunityTeam.upsert({
    where: key,
    create: { opportunityId: id, personId, role },
    update: { role },
  })
  const mayWrite = role === 'deputy'
  await tx.recordAccess.upsert({
    where: { personId_recordType_recordId: { personId, recordType: 'opportunity', recordId: id } },
    create: { personId, recordType: 'opportunity', recordId: id, mayWrite },
    update: { mayWrite },
  })
  await tellOfTeam(options, opportunity.orgId, { was: before?.role, is: role })
}
