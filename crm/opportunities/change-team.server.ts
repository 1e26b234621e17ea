import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockOpportunity, touchOpportunity } from './_lock-opportunity.server.ts'
import type { TeamRole } from './opportunity.schema.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  personId: string
}

/**
 * Adds somebody to the team, or gives a member another role. From then on they see the opportunity; a deputy also changes it.
 * @throws AppError NOT_FOUND for an opportunity out of sight or an unknown person, FORBIDDEN when not the actor's to staff,
 * CONFLICT when it is closed, DUPLICATE for its owner
 */
export async function addTeamMember(options: Base & { role: TeamRole }): Promise<void> {
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
  await changed(options, opportunity.orgId, { was: before?.role, is: role })
}

/**
 * Takes somebody off the team; they no longer see the opportunity unless their role lets them.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to staff, CONFLICT when it is closed
 */
export async function removeTeamMember(options: Base): Promise<void> {
  const { tx, id, personId } = options
  const opportunity = await lockOpportunity({ tx, id })
  const member = await tx.opportunityTeam.findUnique({
    where: { opportunityId_personId: { opportunityId: id, personId } },
  })
  if (!member) return
  // Before the rights go: a deputy may take themselves off.
  await changed(options, opportunity.orgId, { was: member.role })
  await tx.opportunityTeam.deleteMany({ where: { opportunityId: id, personId } })
  await tx.recordAccess.deleteMany({ where: { personId, recordType: 'opportunity', recordId: id } })
}

async function changed({ tx, actor, id, personId }: Base, orgId: string, role: { was?: string; is?: string }) {
  await touchOpportunity({ tx, id })
  await recordEvent(tx, actor, {
    type: 'opportunity.team-changed',
    orgId,
    entity: { type: 'opportunity', id },
    // Somebody who came has nothing before; of somebody who changes or leaves it says what they were.
    ...(role.was ? { before: { personId, role: role.was } } : {}),
    after: {
      added: role.is ? [{ personId, role: role.is }] : [],
      removed: role.is ? [] : [{ personId, role: role.was }],
    },
  })
}
