import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import { pageSource } from './_list-source.server.ts'
import type { BidReviewFilter } from './bid-review.schema.ts'

const { sql, empty, join } = Prisma

/** So many of the bids that were opened last are looked back at together; of more the picture does not change. */
export const mostReviewed = 1000

interface Source {
  actor: Actor
  filter: BidReviewFilter
}

/**
 * For a WITH: `newest`, the bids of the time that were won or lost, those opened last and one more where there are more; `ended`, of
 * those the ones that the filter lets through; `reviewed`, of those the ones whose post-mortem is submitted; and `held`, the factors that
 * held in those. All but the time is narrowed afterwards, so that no filter makes the database read more than the last thousand.
 */
export function reviewTables({ actor, filter }: Source): Prisma.Sql {
  const newest = (result: 'won' | 'lost') =>
    pageSource({
      actor,
      filter: { result, opensFrom: filter.from, opensTo: filter.to },
      found: null,
      cursor: null,
      most: mostReviewed + 1,
    })
  return sql`
    newest AS MATERIALIZED (
      SELECT id, sort_value FROM (SELECT * FROM (${newest('won')}) w UNION ALL SELECT * FROM (${newest('lost')}) l) e
      ORDER BY sort_value DESC, id DESC LIMIT ${mostReviewed + 1}),
    ended AS MATERIALIZED (
      SELECT b.id, b.org_id, b.name, b.name_latin, b.result, b.result = 'won' AS won, b.opens_on, b.result_on, b.reviewed_on, b.price,
        b.currency, c.name AS customer_name, c.name_latin AS customer_latin
      FROM (SELECT id FROM newest ORDER BY sort_value DESC, id DESC LIMIT ${mostReviewed}) s
      JOIN bid b ON b.id = s.id JOIN customer c ON c.id = b.customer_id WHERE true ${narrow(filter)}),
    reviewed AS MATERIALIZED (SELECT * FROM ended WHERE reviewed_on IS NOT NULL),
    held AS MATERIALIZED (
      SELECT f.bid_id, f.factor, f.subject, r.won FROM reviewed r JOIN bid_factor f ON f.bid_id = r.id WHERE f.holds)`
}

function narrow({ product, line, region, competitor, customer, owner }: BidReviewFilter): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  const and = (condition: Prisma.Sql) => conditions.push(sql`AND ${condition}`)
  if (product)
    and(sql`gantry.searchable(b.name || ' ' || coalesce(b.name_latin, '') || ' ' || coalesce(b.product, '') || ' ' ||
      coalesce(b.product_latin, '')) LIKE ALL (gantry.like_patterns(gantry.search_words(${product})))`)
  if (line) and(sql`b.org_id IN (SELECT o.id FROM organisation o WHERE ${line}::uuid = ANY (o.lineage))`)
  if (region) and(sql`c.region = ${region}`)
  if (customer) and(sql`b.customer_id = ${customer}::uuid`)
  if (owner) and(sql`b.owner_id = ${owner}::uuid`)
  if (competitor) and(sql`EXISTS (SELECT FROM bid_offer o WHERE o.bid_id = b.id AND o.competitor = ${competitor})`)
  return conditions.length > 0 ? join(conditions, ' ') : empty
}
