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
 * Writes a note on an opportunity's timeline. A note is an event and nothing else: it is never changed.
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function writeNote({ tx, actor, opportunityId, id, text }: WriteNoteOptions): Promise<void> {
  const opportunity = await tx.opportunity.findUnique({ where: { id: opportunityId }, select: { orgId: true } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  const written = await tx.domainEvent.findFirst({
    where: { recordType: 'opportunity', recordId: opportunityId, entityId: id },
    select: { id: true },
  })
  if (written) return
  await recordEvent(tx, actor, {
    type: 'note.written',
    orgId: opportunity.orgId,
    entity: { type: 'note', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { text },
  })
}
