import { withRole } from '#prisma/with-actor.server.ts'
import { type Topic, topicsOf } from './topics.ts'

/** Something that happened and is committed. */
export interface NewsItem {
  eventId: string
  at: Date
  /** of its transaction: the order in which news comes */
  txid: bigint
  topics: readonly Topic[]
}

export interface News {
  items: readonly NewsItem[]
  /** everything below has been read; where to read on */
  upTo: bigint
  /** where that would be if nothing had been left for the next time */
  border: bigint
  /** one transaction held more than is read at once: a sweep, a load of data. Whoever listens looks anew. */
  flood: boolean
}

interface Row {
  border: string
  eventId: string | null
  at: Date
  txid: string
  recordType: string
  recordId: string
  entityType: string
  entityId: string
}

/**
 * What happened from a position on, as far as no transaction that still runs could add to it: the same border as the relay's.
 * Transactions are read whole.
 * @param from number of a transaction
 */
export async function readNews({ from, most = 1_000 }: { from: bigint; most?: number }): Promise<News> {
  const rows = await withRole(
    'gantry_jobs',
    (tx) => tx.$queryRaw<Row[]>`
      WITH now AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS border)
      SELECT border::text, e.id AS "eventId", e.at, e.txid::text, e.record_type AS "recordType",
        e.record_id AS "recordId", e.entity_type AS "entityType",
        e.entity_id AS "entityId"
      FROM now LEFT JOIN LATERAL (
        SELECT * FROM domain_event WHERE txid >= ${from.toString()}::text::xid8 AND txid < border
        ORDER BY txid LIMIT ${most + 1}
      ) e ON true`,
  )
  const border = BigInt(rows[0]?.border ?? from)
  const items = rows.flatMap(({ eventId, at, txid, ...event }) =>
    eventId ? [{ eventId, at, txid: BigInt(txid), topics: topicsOf(event) }] : [],
  )
  const last = items.at(-1)
  if (!last || items.length <= most) return { items, upTo: border, border, flood: false }
  const whole = items.filter(({ txid }) => txid < last.txid)
  if (whole.length > 0) return { items: whole, upTo: last.txid, border, flood: false }
  return { items: [], upTo: last.txid + 1n, border, flood: true }
}
