import { Decimal } from 'decimal.js'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { pageSource } from './_list-source.server.ts'
import type { Searched } from './find-opportunities.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

const { sql, join } = Prisma

/** What some opportunities of one currency are worth. Currencies are never added to each other. */
export interface StageTotal {
  currency: string
  count: number
  /** decimal string */
  amount: string
  /** the sum of each amount by its own probability */
  weighted: string
}

const mostCounted = 1000

export interface StageSum extends StageTotal {
  stageId: string
}

interface SumOptions {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter & { status: 'open' | 'won' | 'lost' }
  stageIds: string[]
  searched: Searched
}

/**
 * What the opportunities of each stage are worth. Without a filter these are the kept totals; to what somebody was added by
 * name elsewhere, and under a filter, rows are counted.
 * @returns null when a filter leaves more than are counted: a sum over a part would be taken for the whole
 */
export async function sumStages(options: SumOptions): Promise<StageSum[] | null> {
  return narrowed(options.filter) ? await count(options) : await readTotals(options)
}

/** Whether the filter asks for anything that the kept totals don't know. */
function narrowed(filter: OpportunityFilter): boolean {
  const { q, mine, major, owner, customer, min, max, signFrom, signTo, idleSince } = filter
  return [q, mine, major, owner, customer, min, max, signFrom, signTo, idleSince].some((each) => each !== undefined)
}

/** The kept totals of what the actor sees whole, and the sum of what they were added to beside it. */
async function readTotals({ tx, actor, filter, stageIds }: SumOptions): Promise<StageSum[]> {
  const { status, org } = filter
  const orgs = org ? actor.orgs.filter((id) => id === org) : [...actor.orgs]
  const parts: Prisma.Sql[] = []
  const whole = actor.all ? (org ? sql`t.org_id = ${org}::uuid` : sql`true`) : sql`t.org_id = ANY (${orgs}::uuid[])`
  if (actor.all || orgs.length > 0) {
    parts.push(sql`SELECT t.stage_id, t.currency, t.count, t.amount, t.weighted FROM stage_total t
      WHERE t.stage_id = ANY (${stageIds}::text[]) AND t.status = ${status} AND ${whole}`)
  }
  if (!actor.all) {
    parts.push(sql`SELECT o.stage_id, o.currency, 1, coalesce(o.amount, 0), coalesce(o.amount * o.win_probability / 100, 0)
      FROM record_access a JOIN opportunity o ON o.id = a.record_id
      WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity' AND o.status = ${status}
        AND o.stage_id = ANY (${stageIds}::text[]) AND NOT o.org_id = ANY (${[...actor.orgs]}::uuid[])
        ${org ? sql`AND o.org_id = ${org}::uuid` : sql``}`)
  }
  return tx.$queryRaw<StageSum[]>(sql`
    SELECT p.stage_id AS "stageId", p.currency, sum(p.count)::int AS count, sum(p.amount)::text AS amount,
      round(sum(p.weighted), 2)::text AS weighted
    FROM (${join(parts, ' UNION ALL ')}) p (stage_id, currency, count, amount, weighted)
    GROUP BY 1, 2 HAVING sum(p.count) > 0 ORDER BY 3 DESC, 2`)
}

/** Counted as the list counts; null when there are more than it counts to, or may be. */
async function count({ tx, actor, filter, searched }: SumOptions): Promise<StageSum[] | null> {
  if (searched.searchedOnly !== null) return null
  const source = pageSource({ actor, filter, found: searched.found, cursor: null, most: mostCounted + 1 })
  const sums = await tx.$queryRaw<StageSum[]>(sql`
    SELECT o.stage_id AS "stageId", o.currency, count(*)::int AS count, coalesce(sum(o.amount), 0)::text AS amount,
      round(coalesce(sum(o.amount * o.win_probability / 100), 0), 2)::text AS weighted
    FROM (${source}) page JOIN opportunity o ON o.id = page.id GROUP BY 1, 2 ORDER BY 3 DESC, 2`)
  return sums.reduce((sum, each) => sum + each.count, 0) > mostCounted ? null : sums
}

/** The totals of several stages, each currency by itself. */
export function addUp(totals: readonly StageTotal[]): StageTotal[] {
  const sums = new Map<string, StageTotal>()
  for (const total of totals) {
    const sum = sums.get(total.currency)
    sums.set(total.currency, {
      currency: total.currency,
      count: total.count + (sum?.count ?? 0),
      amount: new Decimal(total.amount).plus(sum?.amount ?? 0).toFixed(2),
      weighted: new Decimal(total.weighted).plus(sum?.weighted ?? 0).toFixed(2),
    })
  }
  return [...sums.values()].sort((one, other) => other.count - one.count || one.currency.localeCompare(other.currency))
}
