import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { mostReviewed, reviewTables } from './_review-source.server.ts'
import type { BidReviewFilter } from './bid-review.schema.ts'
import { type FactorCount, factorRows, factorTables, type RawFactor, rankFactors } from './count-factors.server.ts'
import type { Dimension } from './post-mortem.schema.ts'

const { sql } = Prisma

/** A bid that was looked back at, and the factors that held in it, as held-key.ts writes them. Days as `YYYY-MM-DD`. */
export interface ReviewedBid {
  id: string
  name: Bilingual
  customer: Bilingual
  result: 'won' | 'lost'
  resultOn: string
  held: string[]
  /** of the dimensions that were scored, from 1 to 5 */
  scores: Partial<Record<Dimension, number>>
}

/** Scores of one dimension, on the average; null where nobody gave one. */
export interface DimensionScores {
  dimension: Dimension
  won: number | null
  lost: number | null
}

/** What the bids of a selection come to. Rates from 0 to 1, money as decimal strings. */
export interface ReviewFigures {
  /** won or lost, with a post-mortem or without */
  ended: number
  reviewed: number
  /** of the reviewed ones */
  won: number
  rate: number | null
  /** what was offered and what of it was won, by currency, the largest first */
  amounts: { currency: string; bids: number; offered: string; won: string }[]
  /** by how much of the winner's price ours was above it where we lost: the median, and of how many */
  over: { median: number | null; bids: number }
  scores: DimensionScores[]
  /** there were more bids in this time than are looked back at together */
  capped: boolean
}

export interface BidReview {
  figures: ReviewFigures
  factors: FactorCount[]
  /** what was looked back at, the latest first */
  bids: ReviewedBid[]
}

interface ReviewOptions {
  tx: Tx
  actor: Actor
  filter: BidReviewFilter
}

/**
 * Looks back at the bids that the filter lets through: figures, factors, and the bids themselves, all of it as the actor sees it. By one
 * statement, so that what is submitted meanwhile is in all of them or in none.
 * @param inTx as a door has it
 */
export async function getBidReview(
  options: Omit<ReviewOptions, 'tx'> & { inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> },
): Promise<BidReview> {
  const { inTx, ...source } = options
  const [row] = await inTx((tx) => tx.$queryRaw<RawReview[]>(reviewStatement(source)))
  if (!row) throw new Error('an aggregate has one row')
  const { median, overBids, amounts, scores, factors, bids, ...counts } = row
  return {
    figures: { ...counts, over: { median, bids: overBids }, amounts: amounts ?? [], scores: scores ?? [] },
    factors: rankFactors(factors ?? []),
    bids: (bids ?? []).map(asReviewed),
  }
}

interface RawReview extends Pick<ReviewFigures, 'ended' | 'reviewed' | 'won' | 'rate' | 'capped'> {
  median: number | null
  overBids: number
  amounts: ReviewFigures['amounts'] | null
  scores: DimensionScores[] | null
  factors: RawFactor[] | null
  bids: RawBid[] | null
}

interface RawBid {
  id: string
  name: string
  name_latin: string | null
  customer_name: string
  customer_latin: string | null
  result: 'won' | 'lost'
  result_on: string
  held: string[] | null
  scores: ReviewedBid['scores'] | null
}

function reviewStatement(source: Omit<ReviewOptions, 'tx'>): Prisma.Sql {
  return sql`
    WITH ${reviewTables(source)}, ${factorTables},
    gaps AS (
      SELECT (r.price - o.price) / o.price AS gap FROM reviewed r
      JOIN bid_offer o ON o.bid_id = r.id AND o.is_winner AND o.competitor IS NOT NULL
      WHERE NOT r.won AND o.price > 0 AND r.price IS NOT NULL),
    amounts AS (
      SELECT currency, count(*)::int AS bids, sum(price)::text AS offered,
        coalesce(sum(price) FILTER (WHERE won), 0)::text AS won
      FROM reviewed WHERE price IS NOT NULL GROUP BY currency),
    scores AS (
      SELECT p.dimension, (avg(p.score) FILTER (WHERE r.won))::float8 AS won, (avg(p.score) FILTER (WHERE NOT r.won))::float8 AS lost
      FROM reviewed r JOIN post_mortem_part p ON p.bid_id = r.id GROUP BY p.dimension),
    factors AS (${factorRows}),
    bids AS (
      SELECT r.id, r.name, r.name_latin, r.customer_name, r.customer_latin, r.result, r.result_on,
        (SELECT array_agg(f.factor || ' ' || f.subject ORDER BY f.factor, f.subject) FROM bid_factor f
          WHERE f.bid_id = r.id AND f.holds) AS held,
        (SELECT jsonb_object_agg(p.dimension, p.score) FROM post_mortem_part p WHERE p.bid_id = r.id AND p.score IS NOT NULL) AS scores
      FROM reviewed r)
    SELECT (SELECT count(*)::int FROM ended) AS ended, count(*)::int AS reviewed, (count(*) FILTER (WHERE won))::int AS won,
      (count(*) FILTER (WHERE won))::float8 / nullif(count(*), 0) AS rate,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY gap::float8) FROM gaps) AS median,
      (SELECT count(*)::int FROM gaps) AS "overBids",
      (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.bids DESC, a.currency) FROM amounts a) AS amounts,
      (SELECT jsonb_agg(to_jsonb(s)) FROM scores s) AS scores,
      (SELECT jsonb_agg(to_jsonb(f)) FROM factors f) AS factors,
      (SELECT jsonb_agg(to_jsonb(b) ORDER BY b.result_on DESC, b.id) FROM bids b) AS bids,
      (SELECT count(*) > ${mostReviewed} FROM newest) AS capped
    FROM reviewed`
}

function asReviewed(row: RawBid): ReviewedBid {
  return {
    id: row.id,
    name: bilingual(row.name, row.name_latin),
    customer: bilingual(row.customer_name, row.customer_latin),
    result: row.result,
    resultOn: row.result_on,
    held: row.held ?? [],
    scores: row.scores ?? {},
  }
}

/** What the conditions can be set to, out of the bids of the time: organisations that bid, and competitors, the most frequent first. */
export interface ReviewChoices {
  lines: { id: string; name: Bilingual; depth: number }[]
  competitors: string[]
}

export async function listReviewChoices({ tx, actor, filter }: ReviewOptions): Promise<ReviewChoices> {
  const tables = reviewTables({ actor, filter: { from: filter.from, to: filter.to } })
  const lines = await tx.$queryRaw<{ id: string; name: string; name_latin: string | null; depth: number }[]>(sql`
    WITH ${tables}, place AS (
      SELECT DISTINCT unnest(o.lineage[2:]) AS id FROM (SELECT DISTINCT org_id FROM ended) e JOIN organisation o ON o.id = e.org_id)
    SELECT o.id, o.name, o.name_latin, cardinality(o.lineage) - 1 AS depth FROM place p JOIN organisation o ON o.id = p.id
    ORDER BY (SELECT array_agg(a.position ORDER BY l.place) FROM unnest(o.lineage) WITH ORDINALITY l (id, place)
      JOIN organisation a ON a.id = l.id), o.id`)
  const competitors = await tx.$queryRaw<{ competitor: string }[]>(sql`
    WITH ${tables}
    SELECT o.competitor FROM ended e JOIN bid_offer o ON o.bid_id = e.id WHERE o.competitor IS NOT NULL
    GROUP BY o.competitor ORDER BY count(*) DESC, o.competitor LIMIT 30`)
  return {
    lines: lines.map(({ name, name_latin: latin, ...line }) => ({ ...line, name: bilingual(name, latin) })),
    competitors: competitors.map(({ competitor }) => competitor),
  }
}
