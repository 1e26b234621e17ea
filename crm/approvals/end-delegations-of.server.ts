import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { endAndTell } from './_end-and-tell.server.ts'

interface EndOptions {
  tx: Tx
  /** keeps people */
  actor: Actor
  /** who has left, and their organisation */
  personId: string
  orgId: string
  now?: Date
}

/** Ends all in which somebody who has left stands in, or has somebody stand in for them. The others are told. */
export async function endDelegationsOf({ tx, actor, personId, orgId, now = new Date() }: EndOptions): Promise<void> {
  const live = await tx.approvalDelegation.findMany({
    where: { OR: [{ fromId: personId }, { toId: personId }], endedAt: null, endsAt: { gt: now } },
    orderBy: { id: 'asc' },
  })
  for (const delegation of live) await endAndTell({ tx, actor, delegation, personId, orgId, now })
}
