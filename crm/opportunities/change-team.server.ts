import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { TeamRole } from './opportunity.schema.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  personId: string
}

/**
 * Adds somebody to the team, or gives a member another role. From then on they see the opportunity; a deputy also changes it.
 * @throws AppError NOT_FOUND for an unknown opportunity or person; FORBIDDEN from the database when not the actor's to staff
 */
export async function addTeamMember({ tx, actor, id, personId, role }: Base & { role: TeamRole }): Promise<void> {
  const opportunity = await seen(tx, id)
  const person = await tx.person.findFirst({ where: { id: personId, active: true }, select: { id: true } })
  if (!person) throw new AppError('NOT_FOUND', `person ${personId}`)
  if (personId === opportunity.ownerId) throw new AppError('DUPLICATE', 'the owner is on the team already')
  await tx.opportunityTeam.upsert({
    where: { opportunityId_personId: { opportunityId: id, personId } },
    create: { opportunityId: id, personId, role },
    update: { role },
  })
  const mayWrite = role === 'deputy'
  await tx.recordAccess.upsert({
    where: { personId_recordType_recordId: { personId, recordType: 'opportunity', recordId: id } },
    create: { personId, recordType: 'opportunity', recordId: id, mayWrite },
    update: { mayWrite },
  })
  await changed({ tx, actor, id, orgId: opportunity.orgId, added: [{ personId, role }], removed: [] })
}

/** Takes somebody off the team; they no longer see the opportunity unless their role lets them. */
export async function removeTeamMember({ tx, actor, id, personId }: Base): Promise<void> {
  const opportunity = await seen(tx, id)
  const member = await tx.opportunityTeam.findUnique({
    where: { opportunityId_personId: { opportunityId: id, personId } },
  })
  if (!member) return
  const { count } = await tx.opportunityTeam.deleteMany({ where: { opportunityId: id, personId } })
  if (count === 0) throw new AppError('FORBIDDEN', `the team of ${id} is not the actor's to change`)
  await tx.recordAccess.deleteMany({ where: { personId, recordType: 'opportunity', recordId: id } })
  await changed({ tx, actor, id, orgId: opportunity.orgId, added: [], removed: [{ personId, role: member.role }] })
}

async function seen(tx: Tx, id: string) {
  const opportunity = await tx.opportunity.findUnique({ where: { id }, select: { orgId: true, ownerId: true } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  return opportunity
}

interface Change {
  tx: Tx
  actor: Actor
  id: string
  orgId: string
  added: { personId: string; role: string }[]
  removed: { personId: string; role: string }[]
}

function changed({ tx, actor, id, orgId, added, removed }: Change): Promise<void> {
  return recordEvent(tx, actor, {
    type: 'opportunity.team-changed',
    orgId,
    entity: { type: 'opportunity', id },
    after: { added, removed },
  })
}
