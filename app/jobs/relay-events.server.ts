import type { Tx } from '#prisma/client.server.ts'
import { withRole } from '#prisma/with-actor.server.ts'
import type { RelayedEvent, Subscription } from './event-subscriptions.ts'
import type { JobQueue } from './job-queue.server.ts'

export interface RelayOptions {
  queue: Pick<JobQueue, 'enqueue'>
  subscriptions: readonly Subscription[]
  /** events a pass */
  most?: number
}

interface Position {
  txid: string
  eventId: string
  at: Date
}

type EventRow = RelayedEvent & { txid: string; at: Date }

/**
 * Carries events that have happened since the last pass to the queue: reads, enqueues, and only then moves on, each by
 * itself, so that no transaction waits for the queue. Ended in between, the same events come again and become the same jobs.
 * @returns how many events were carried; fewer than `most` means that there were no more
 */
export async function relayEvents({ queue, subscriptions, most = 500 }: RelayOptions): Promise<number> {
  const { position, events } = await withRole('gantry_jobs', async (tx) => {
    const from = await readPosition(tx)
    return { position: from, events: await readEvents({ tx, from, most }) }
  })
  const last = events.at(-1)
  if (!last) return 0
  await queue.enqueue(subscriptions.flatMap((subscription) => subscription(events)))
  await withRole('gantry_jobs', (tx) => moveOn({ tx, from: position, to: last }))
  return events.length
}

async function readPosition(tx: Tx): Promise<Position> {
  const [row] = await tx.$queryRaw<(Position & { replaced: boolean })[]>`
    SELECT txid::text, event_id AS "eventId", at, txid >= pg_snapshot_xmax(pg_current_snapshot()) AS replaced
    FROM relay_position WHERE name = 'jobs'`
  if (!row) throw new Error('the relay has no position: the migrations are not complete')
  // A number that no transaction has had yet: the database was restored on another server.
  return row.replaced ? { ...row, txid: '0', eventId: nil } : row
}

const nil = '00000000-0000-0000-0000-000000000000'

function readEvents({ tx, from, most }: { tx: Tx; from: Position; most: number }): Promise<EventRow[]> {
  return tx.$queryRaw<EventRow[]>`
    SELECT id, txid::text, type, record_type AS "recordType", record_id AS "recordId",
      entity_id AS "entityId", at FROM domain_event
    WHERE txid < pg_snapshot_xmin(pg_current_snapshot())
      AND (txid, id) > (${from.txid}::text::xid8, ${from.eventId}::uuid)
      AND (${from.txid} <> '0' OR at > ${from.at})
    ORDER BY txid, id LIMIT ${most}`
}

/** Another relay may have come first: then it has carried the same events, and is further on. */
async function moveOn({ tx, from, to }: { tx: Tx; from: Position; to: EventRow }): Promise<void> {
  await tx.$executeRaw`UPDATE relay_position SET txid = ${to.txid}::text::xid8, event_id = ${to.id}::uuid,
      at = greatest(at, ${to.at})
    WHERE name = 'jobs' AND (txid, event_id) < (${to.txid}::text::xid8, ${to.id}::uuid)
      OR name = 'jobs' AND ${from.txid} = '0'`
}
