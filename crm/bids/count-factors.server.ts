import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { reviewTables } from './_review-source.server.ts'
import type { BidReviewFilter } from './bid-review.schema.ts'
import { type FactorId, factorOf } from './factors.ts'
import { type Confidence, confidences, judgeFactors, type Split } from './judge-factors.ts'

const { sql } = Prisma

/** A factor over many bids: how those ended in which it held, beside all others that were looked back at. Rates from 0 to 1. */
export interface FactorCount extends Split {
  factor: FactorId
  /** the competitor, of a factor about one; else empty */
  subject: string
  rate: number
  /** Wilson's interval, 95 % */
  lower: number
  upper: number
  /** null where it held in all */
  restRate: number | null
  confidence: Confidence
  /** by Fisher's exact test, before it is corrected for many comparisons */
  p: number
}

interface CountOptions {
  tx: Tx
  actor: Actor
  filter: BidReviewFilter
}

/** For a WITH, behind `reviewTables`: how often each factor held, and among how many. */
export const factorTables = sql`
    total AS (SELECT count(*) AS bids, count(*) FILTER (WHERE won) AS won FROM reviewed),
    counted AS (SELECT factor, subject, count(*) AS bids, count(*) FILTER (WHERE won) AS won FROM held GROUP BY factor, subject)`

/** A factor as the database counts it. */
export type RawFactor = Omit<FactorCount, 'p' | 'confidence'>

/** For behind that WITH: the factors with their rates and intervals. */
export const factorRows = sql`
    SELECT c.factor, c.subject, c.bids::int, c.won::int, (t.bids - c.bids)::int AS "restBids", (t.won - c.won)::int AS "restWon",
      r.rate::float8 AS rate, greatest(i.middle - i.half, 0) AS lower, least(i.middle + i.half, 1) AS upper,
      (t.won - c.won)::float8 / nullif(t.bids - c.bids, 0) AS "restRate"
    FROM counted c CROSS JOIN total t
    CROSS JOIN LATERAL (SELECT c.won::float8 / c.bids AS rate, c.bids::float8 AS n, 1.959963984540054 AS z) r
    CROSS JOIN LATERAL (SELECT (r.rate + r.z * r.z / (2 * r.n)) / (1 + r.z * r.z / r.n) AS middle,
      r.z * sqrt(r.rate * (1 - r.rate) / r.n + r.z * r.z / (4 * r.n * r.n)) / (1 + r.z * r.z / r.n) AS half) i`

/**
 * What of a selection of bids goes with winning and what with losing, one factor at a time, the most telling first. Counts, rates and
 * intervals are the database's, of what the actor sees. A factor that nobody named holds no less in the rest than one that was denied.
 */
export async function countFactors({ tx, actor, filter }: CountOptions): Promise<FactorCount[]> {
  return rankFactors(
    await tx.$queryRaw<RawFactor[]>(sql`WITH ${reviewTables({ actor, filter })}, ${factorTables} ${factorRows}`),
  )
}

/** Counted factors with how sure each is, the most telling first. */
export function rankFactors(rows: readonly RawFactor[]): FactorCount[] {
  const known = rows.filter(({ factor }) => factorOf(factor) !== null)
  const rank = ({ confidence }: FactorCount) => (confidence === 'few' ? confidences.length : 0)
  return judgeFactors(known).toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.p - b.p ||
      b.bids - a.bids ||
      `${a.factor} ${a.subject}`.localeCompare(`${b.factor} ${b.subject}`),
  )
}
