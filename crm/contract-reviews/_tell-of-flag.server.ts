import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'

/** Writes that somebody did something about a flag, on the timeline of its opportunity. */
export async function tellOfFlag(options: {
  tx: Tx
  actor: Actor
  flag: { id: string; versionId: string; ruleId: string | null; kind: string; clause: string | null }
  type: EventType & `flag.${string}`
  after: Record<string, unknown>
}): Promise<void> {
  const { tx, actor, flag, type, after } = options
  const { document } = await tx.documentVersion.findUniqueOrThrow({
    where: { id: flag.versionId },
    select: { document: { select: { orgId: true, opportunityId: true, name: true } } },
  })
  await recordEvent(tx, actor, {
    type,
    orgId: document.orgId,
    // Whoever watches the review watches its flags.
    entity: { type: 'contract-review', id: flag.versionId },
    record: { type: 'opportunity', id: document.opportunityId },
    after: {
      flagId: flag.id,
      document: document.name,
      rule: flag.ruleId,
      kind: flag.kind,
      clause: flag.clause,
      ...after,
    },
  })
}
