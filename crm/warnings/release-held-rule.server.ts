import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { findHeldRun } from './_find-held-run.server.ts'

/**
 * Lets a rule go that the last sweep held back, and puts on record who did: all that it finds is opened, once, by the job that
 * the event becomes. The next sweep has its limit again.
 * @throws AppError NOT_FOUND for an unknown run, CONFLICT when the rule is no longer held by it or was let go already
 */
export async function releaseHeldRule({ tx, actor, runId }: { tx: Tx; actor: Actor; runId: string }): Promise<void> {
  const run = await findHeldRun({ tx, runId })
  if (!run) throw new AppError('CONFLICT', `run ${runId} holds its rule no longer`)
  const entity = { type: 'sweep-run', id: runId }
  const before = await tx.domainEvent.findFirst({
    where: { recordType: entity.type, recordId: runId, type: 'rule.released' },
    select: { id: true },
  })
  if (before) throw new AppError('CONFLICT', `run ${runId} was let go already`)
  await recordEvent(tx, actor, {
    type: 'rule.released',
    orgId: actor.home.id,
    entity,
    after: { ruleId: run.ruleId, found: run.found },
  })
}
