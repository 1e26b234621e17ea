import { activityKindSql } from '#crm/opportunities/activity-kinds.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { ReckonedFactor } from './factors.ts'
import { costingKind } from './milestone-templates.ts'

const { sql, join, raw } = Prisma

/** A factor that is reckoned from data, as it stands; one whose data is not there is left out. */
export interface Reckoned {
  factor: ReckonedFactor
  /** the competitor, of a factor about one; else empty */
  subject: string
  holds: boolean
  /** decimal string with one place, where something is counted */
  value: string | null
}

/** Activities count that were done before the opening; while it has not come, all do. */
const before = `a.opportunity_id = b.opportunity_id AND a.status = 'done' AND a.on_date <= coalesce(b.opens_on, b.result_on, '9999-12-31')`
const count = (kind: 'technical-exchange' | 'executive-visit') =>
  raw(`(SELECT count(*) FROM activity a WHERE ${before} AND ${activityKindSql[kind]})`)

/** For a bid `b`: `value` and `holds`, no row where there is nothing to go by. */
const forms: Record<Exclude<ReckonedFactor, 'competitor-present'>, Prisma.Sql> = {
  'technical-exchanges': sql`SELECT n::numeric AS value, n >= 3 AS holds FROM (SELECT ${count('technical-exchange')} AS n) c`,
  'executive-visits': sql`SELECT n::numeric AS value, n >= 2 AS holds FROM (SELECT ${count('executive-visit')} AS n) c`,
  'decider-supports': sql`SELECT NULL::numeric AS value, bool_or(m.attitude = 'supports') AS holds FROM decision_chain_member m
    WHERE m.opportunity_id = b.opportunity_id AND m.role = 'decides' HAVING count(*) > 0`,
  // By what the prices are, not by what the rounded share says.
  'price-over-lowest': sql`SELECT round((b.price - min(o.price)) * 100 / min(o.price), 1) AS value, b.price > min(o.price) * 1.05 AS holds
    FROM bid_offer o WHERE o.bid_id = b.id AND o.price > 0 HAVING min(o.price) IS NOT NULL AND b.price IS NOT NULL`,
  'many-offers': sql`SELECT count(*)::numeric AS value, count(*) >= 4 AS holds FROM bid_offer o WHERE o.bid_id = b.id HAVING count(*) > 0`,
  'cost-settled-late': sql`SELECT (b.opens_on - max(m.done_on))::numeric AS value, b.opens_on - max(m.done_on) < 10 AS holds
    FROM bid_milestone m WHERE m.bid_id = b.id AND m.kind = ${costingKind} AND m.done_on IS NOT NULL AND b.opens_on IS NOT NULL
    HAVING count(*) > 0`,
}

/**
 * What can be reckoned of a bid as the actor of the transaction sees it. Kept with the post-mortem when that is submitted, so that
 * every later reader sees the same, and what is counted over many bids is what was shown of each.
 */
export async function readReckoned({ tx, bidId }: { tx: Tx; bidId: string }): Promise<Reckoned[]> {
  const each = Object.entries(forms).map(
    ([factor, form]) =>
      sql`SELECT ${factor} AS factor, '' AS subject, f.holds, f.value FROM b CROSS JOIN LATERAL (${form}) f`,
  )
  const present = sql`SELECT 'competitor-present', o.competitor, true, NULL FROM b
    JOIN bid_offer o ON o.bid_id = b.id AND o.competitor IS NOT NULL`
  const rows = await tx.$queryRaw<(Omit<Reckoned, 'value'> & { value: Prisma.Decimal | null })[]>(sql`
    WITH b AS MATERIALIZED (SELECT * FROM bid WHERE id = ${bidId}::uuid)
    SELECT factor, subject, holds, value FROM (${join([...each, present], ' UNION ALL ')}) f (factor, subject, holds, value)
    ORDER BY factor, subject`)
  return rows.map(({ value, ...row }) => ({ ...row, value: value?.toFixed(1) ?? null }))
}
