import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockOpportunity, touchOpportunity } from './_lock-opportunity.server.ts'

interface SetCompetitorsOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they shall stand, in order; empty names and repetitions are dropped */
  names: readonly string[]
  /** as the person saw them before typing */
  base: readonly string[]
}

/**
 * Sets who bids against us. Holds against the list that the person saw.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when not the actor's to change, CONFLICT when it is closed or when
 * somebody changed the list meanwhile
 */
export async function setCompetitors({ tx, actor, id, names, base }: SetCompetitorsOptions): Promise<void> {
  const opportunity = await lockOpportunity({ tx, id })
  const competitors = await tx.opportunityCompetitor.findMany({
    where: { opportunityId: id },
    orderBy: { position: 'asc' },
  })
  const before = competitors.map((competitor) => competitor.name)
  const after = asListed(names)
  if (same(before, after)) return
  if (!same(before, asListed(base))) throw new AppError('CONFLICT', 'the competitors have moved')
  const kept = new Map(competitors.map((competitor) => [competitor.name, competitor.nameLatin]))
  await tx.opportunityCompetitor.deleteMany({ where: { opportunityId: id } })
  await tx.opportunityCompetitor.createMany({
    data: after.map((name, position) => ({ opportunityId: id, name, nameLatin: kept.get(name) ?? null, position })),
  })
  await touchOpportunity({ tx, id })
  await recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId: opportunity.orgId,
    entity: { type: 'opportunity', id },
    before: { competitors: before },
    after: { competitors: after },
  })
}

function asListed(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim().normalize('NFC')).filter((name) => name !== ''))]
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n')
}
