import type { Grade, Industry } from '#crm/customers/customer.schema.ts'
import type { OpportunityStatus } from '#crm/opportunities/opportunity-list.schema.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'

const { sql } = Prisma

/** Which records, and in what order: what a search of the database gives, or ids. Each is read under the reader's policies. */
export type Wanted = { search: Prisma.Sql } | { ids: readonly string[] }

function sourceOf(wanted: Wanted): Prisma.Sql {
  if ('search' in wanted) return sql`${wanted.search} WITH ORDINALITY found (id, rank, place)`
  return sql`(SELECT n.id, 4 AS rank, n.place FROM unnest(${wanted.ids}::uuid[]) WITH ORDINALITY n (id, place)) found`
}

/** How good it is, of what a search has found: see FoundOf. */
interface Ranked {
  rank: number
}

/** An opportunity with what tells it from others of its name. */
export interface FoundOpportunity {
  id: string
  number: string
  name: Bilingual
  customer: Bilingual
  stage: { name: Bilingual; at: number; of: number }
  status: OpportunityStatus
  owner: Bilingual
}

/** A customer, with what the reader sees of what is going on there. */
export interface FoundCustomer {
  id: string
  name: Bilingual
  industry: Industry
  city: Bilingual | null
  /** the best of the relationships that the reader sees */
  grade: Grade | null
  /** open opportunities that the reader sees, and what they are worth by currency, that of most opportunities first */
  open: { count: number; amounts: { currency: string; amount: string }[] }
}

/** A person at a customer. */
export interface FoundContact {
  id: string
  name: Bilingual
  title: Bilingual | null
  customer: { id: string; name: Bilingual }
}

/** Those of the opportunities that the reader may see, in the order wanted. */
export async function readOpportunities(tx: Tx, wanted: Wanted): Promise<(FoundOpportunity & Ranked)[]> {
  const rows = await tx.$queryRaw<RawOpportunity[]>`
    SELECT found.rank, o.id, o.number, o.name, o.name_latin, c.name AS customer_name, c.name_latin AS customer_latin,
      s.name_zh, s.name_en, s.position, (SELECT count(*)::int FROM stage k WHERE k.type_id = o.type_id) AS stages,
      o.status, p.name AS owner_name, p.name_latin AS owner_latin
    FROM ${sourceOf(wanted)}
    JOIN opportunity o ON o.id = found.id
    JOIN customer c ON c.id = o.customer_id
    JOIN stage s ON s.id = o.stage_id
    JOIN person p ON p.id = o.owner_id
    ORDER BY found.place`
  return rows.map((row) => ({
    rank: row.rank,
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.name_latin),
    customer: bilingual(row.customer_name, row.customer_latin),
    stage: { name: { zh: row.name_zh, en: row.name_en }, at: row.position, of: row.stages },
    status: row.status,
    owner: bilingual(row.owner_name, row.owner_latin),
  }))
}

/** The customers, with what the reader sees of each, in the order wanted. */
export async function readCustomers(tx: Tx, wanted: Wanted): Promise<(FoundCustomer & Ranked)[]> {
  const rows = await tx.$queryRaw<RawCustomer[]>`
    SELECT found.rank, c.id, c.name, c.name_latin, c.industry, c.city, c.city_latin,
      (SELECT min(r.grade) FROM customer_relationship r WHERE r.customer_id = c.id) AS grade,
      coalesce(o.opportunities, 0) AS opportunities, o.amounts
    FROM ${sourceOf(wanted)}
    JOIN customer c ON c.id = found.id
    LEFT JOIN LATERAL (
      SELECT sum(g.opportunities)::int AS opportunities,
        jsonb_agg(jsonb_build_object('currency', g.currency, 'amount', g.amount::text) ORDER BY g.opportunities DESC)
          FILTER (WHERE g.amount > 0) AS amounts
      FROM (SELECT o.currency, count(*) AS opportunities, coalesce(sum(o.amount), 0) AS amount FROM opportunity o
        WHERE o.customer_id = c.id AND o.status = 'open' GROUP BY o.currency) g) o ON true
    ORDER BY found.place`
  return rows.map((row) => ({
    rank: row.rank,
    id: row.id,
    name: bilingual(row.name, row.name_latin),
    industry: row.industry,
    city: row.city ? bilingual(row.city, row.city_latin) : null,
    grade: row.grade,
    open: { count: row.opportunities, amounts: row.amounts ?? [] },
  }))
}

/** Those of the contacts that the reader may see, in the order wanted. */
export async function readContacts(tx: Tx, wanted: Wanted): Promise<(FoundContact & Ranked)[]> {
  const rows = await tx.$queryRaw<RawContact[]>`
    SELECT found.rank, c.id, c.name, c.name_latin, c.title, c.title_latin, c.customer_id,
      k.name AS customer_name, k.name_latin AS customer_latin
    FROM ${sourceOf(wanted)}
    JOIN contact c ON c.id = found.id
    JOIN customer k ON k.id = c.customer_id
    ORDER BY found.place`
  return rows.map((row) => ({
    rank: row.rank,
    id: row.id,
    name: bilingual(row.name, row.name_latin),
    title: row.title ? bilingual(row.title, row.title_latin) : null,
    customer: { id: row.customer_id, name: bilingual(row.customer_name, row.customer_latin) },
  }))
}

interface RawOpportunity extends Ranked {
  id: string
  number: string
  name: string
  name_latin: string | null
  customer_name: string
  customer_latin: string | null
  name_zh: string
  name_en: string
  position: number
  stages: number
  status: OpportunityStatus
  owner_name: string
  owner_latin: string | null
}

interface RawCustomer extends Ranked {
  id: string
  name: string
  name_latin: string | null
  industry: Industry
  city: string | null
  city_latin: string | null
  grade: Grade | null
  opportunities: number
  amounts: { currency: string; amount: string }[] | null
}

interface RawContact extends Ranked {
  id: string
  name: string
  name_latin: string | null
  title: string | null
  title_latin: string | null
  customer_id: string
  customer_name: string
  customer_latin: string | null
}
