import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'

/** Writes that something happened to a review, on the timeline of its opportunity. */
export async function tellOfReview(options: {
  tx: Tx
  actor: Actor
  versionId: string
  type: EventType & `contract-review.${string}`
  after?: Record<string, unknown>
}): Promise<void> {
  const { tx, actor, versionId, type, after } = options
  const { document, number } = await tx.documentVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { number: true, document: { select: { orgId: true, opportunityId: true, name: true } } },
  })
  await recordEvent(tx, actor, {
    type,
    orgId: document.orgId,
    entity: { type: 'contract-review', id: versionId },
    record: { type: 'opportunity', id: document.opportunityId },
    after: { name: document.name, number, ...after },
  })
}
