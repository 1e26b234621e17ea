import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What the actor was given on an opportunity by name; null when they were not. */
export async function readNamedAccess(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  opportunityId: string
}): Promise<{ mayWrite: boolean } | null> {
  const { tx, actor, opportunityId } = options
  const { personId } = actor
  return tx.recordAccess.findUnique({
    where: { personId_recordType_recordId: { personId, recordType: 'opportunity', recordId: opportunityId } },
    select: { mayWrite: true },
  })
}
