import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

interface SetCompetitorsOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they shall stand, in order; empty names and repetitions are dropped */
  names: readonly string[]
}

/**
 * Sets who bids against us.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to change
 */
export async function setCompetitors({ tx, actor, id, names }: SetCompetitorsOptions): Promise<void> {
  const opportunity = await tx.opportunity.findUnique({
    where: { id },
    select: { orgId: true, competitors: { orderBy: { position: 'asc' } } },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const before = opportunity.competitors.map((competitor) => competitor.name)
  const after = [...new Set(names.map((name) => name.trim().normalize('NFC')).filter((name) => name !== ''))]
  if (before.join('\n') === after.join('\n')) return

  const { count } = await tx.opportunity.updateMany({
    where: { id },
    data: { version: { increment: 1 }, updatedAt: new Date() },
  })
  if (count === 0) throw new AppError('FORBIDDEN', `opportunity ${id} is seen, not changed`)
  const kept = new Map(opportunity.competitors.map((competitor) => [competitor.name, competitor.nameLatin]))
  await tx.opportunityCompetitor.deleteMany({ where: { opportunityId: id } })
  await tx.opportunityCompetitor.createMany({
    data: after.map((name, position) => ({ opportunityId: id, name, nameLatin: kept.get(name) ?? null, position })),
  })
  await recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { competitors: before },
    after: { competitors: after },
  })
}
