import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

interface Claim {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  /** of the notification */
  id: string
}

/**
 * Takes the mail of a notification for oneself, before it is sent. As with the digest, whoever comes second does not send: a mail
 * that was cut off between the claim and the mail server is missing rather than doubled, and stands in the inbox.
 * @returns whether it is to be sent
 */
export async function claimMail({ tx, actor, id, now }: Claim & { now: Date }): Promise<boolean> {
  const { count } = await tx.notification.updateMany({
    where: { id, personId: actor.personId, mailedAt: null },
    data: { mailedAt: now },
  })
  return count === 1
}

/** It certainly did not go out: the next try may claim it anew. */
export async function releaseMail({ tx, actor, id }: Claim): Promise<void> {
  await tx.notification.updateMany({ where: { id, personId: actor.personId }, data: { mailedAt: null } })
}
