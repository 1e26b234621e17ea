import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { proposalExpiresAfterDays } from './proposal-outcome.ts'

/** How many proposals wait for the actor to decide; those that are too old wait for nobody. */
export async function countOpenProposals({ tx, actor }: { tx: Tx; actor: Pick<Actor, 'personId'> }): Promise<number> {
  const since = new Date(Date.now() - proposalExpiresAfterDays * 86_400_000)
  return await tx.conversationProposal.count({
    where: { ownerId: actor.personId, state: 'open', proposedAt: { gt: since } },
  })
}
