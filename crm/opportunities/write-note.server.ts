import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

interface WriteNoteOptions {
  tx: Tx
  actor: Actor
  opportunityId: string
  /** brought by the form, so that a second click writes nothing twice */
  id: string
  text: string
}

/**
 * Writes a note on an opportunity's timeline. A note is an event and nothing else: it is never changed. Writing the same id
 * again changes nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight, CONFLICT when the id is that of something else on it
 */
export async function writeNote({ tx, actor, opportunityId, id, text }: WriteNoteOptions): Promise<void> {
  const opportunity = await tx.opportunity.findUnique({ where: { id: opportunityId }, select: { orgId: true } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  // Events are partitioned by time, so no unique index holds their entities: two clicks at once wait for each other here.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471106, hashtext(${id}))`
  const written = await tx.domainEvent.findFirst({
    where: { recordType: 'opportunity', recordId: opportunityId, entityId: id },
    select: { type: true, actorId: true },
  })
  if (written?.type === 'note.written' && written.actorId === actor.personId) return
  if (written) throw new AppError('CONFLICT', `${id} is not a note of the actor's`)
  await recordEvent(tx, actor, {
    type: 'note.written',
    orgId: opportunity.orgId,
    entity: { type: 'note', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { text },
  })
}
