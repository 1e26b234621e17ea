import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

interface RecordJobChangeOptions {
  tx: Tx
  /** keeps what is shared */
  actor: Actor
  change: 'started' | 'retried' | 'discarded'
  job: { name: string; id: string | null; attempts?: number; failedAt?: string }
}

/** Puts on record what an administrator did with a job. The queue is no part of the transaction: it was asked before. */
export async function recordJobChange({ tx, actor, change, job }: RecordJobChangeOptions): Promise<void> {
  await recordEvent(tx, actor, {
    type: `job.${change}`,
    orgId: actor.home.id,
    // The queue's ids are words; the event's own is enough to tell two apart.
    entity: { type: 'job', id: newId() },
    after: { job: job.name, id: job.id, attempts: job.attempts ?? null, failedAt: job.failedAt ?? null },
  })
}
