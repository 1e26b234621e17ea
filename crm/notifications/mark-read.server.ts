import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

interface MarkReadOptions {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  /** one of the actor's, or all that were there at an instant */
  what: { id: string } | { until: Date }
  now?: Date
}

/** Says that the actor has read what they were told. Said twice, the first time stands. */
export async function markRead({ tx, actor, what, now = new Date() }: MarkReadOptions): Promise<void> {
  await tx.notification.updateMany({
    where: {
      personId: actor.personId,
      readAt: null,
      ...('id' in what ? { id: what.id } : { at: { lte: what.until } }),
    },
    data: { readAt: now },
  })
}
