import { Decimal } from 'decimal.js'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { pageSource } from './_list-source.server.ts'
import { findOpportunityStages, type OpportunityRow, type Searched, search } from './find-opportunities.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

const { sql, join } = Prisma

/** What some opportunities of one currency are worth. Currencies are never added to each other. */
export interface BoardTotal {
  currency: string
  count: number
  /** decimal string */
  amount: string
  /** the sum of each amount by its own probability */
  weighted: string
}

export interface BoardColumn {
  stage: { id: string; name: Bilingual; winProbability: number }
  count: number
  totals: BoardTotal[]
  /** the largest first */
  cards: OpportunityRow[]
  /** there are more than these */
  more: boolean
}

export interface Board {
  columns: BoardColumn[]
  /** false when a filter leaves more than are counted: then there are no totals, a sum over a part would be taken for the whole */
  summed: boolean
  count: number
  totals: BoardTotal[]
  /** the search found more than this many; null: it did not */
  searchedOnly: number | null
}

export const cardsAtFirst = 10
export const mostCards = 100
const mostCounted = 1000

interface BoardOptions {
  tx: Tx
  actor: Actor
  typeId: string
  /** its stage and sorting are the board's own */
  filter: OpportunityFilter
  /** how many cards of a stage are asked for, where more than at first */
  show?: Readonly<Record<string, number>>
}

/**
 * The opportunities of a type by stage. Without a filter its totals are the kept ones; to what somebody was added by name
 * elsewhere, and to a rep, who sees only what they were given, the own rows are counted.
 */
export async function getBoard({ tx, actor, typeId, filter: asked, show = {} }: BoardOptions): Promise<Board> {
  const stages = await tx.stage.findMany({ where: { typeId }, orderBy: { position: 'asc' } })
  if (stages.length === 0) throw new AppError('NOT_FOUND', `no type ${typeId}`)
  const status = asked.status === 'won' || asked.status === 'lost' ? asked.status : 'open'
  const filter = {
    ...asked,
    status,
    type: typeId,
    stage: undefined,
    cursor: undefined,
    sort: 'amount',
    dir: 'desc',
  } as const
  const searched = await search({ tx, filter })
  const sums = narrowed(filter)
    ? await count({ tx, actor, filter, searched })
    : await readTotals({ tx, actor, filter, stageIds: stages.map(({ id }) => id) })
  const wanted = stages.map(({ id }) => ({
    id,
    most: Math.min(Math.max(show[id] ?? cardsAtFirst, cardsAtFirst), mostCards),
  }))
  const pages = await findOpportunityStages({ tx, actor, filter, stages: wanted, searched })
  const columns = stages.map((stage, at): BoardColumn => {
    const { rows, nextCursor } = pages[at] ?? { rows: [], nextCursor: null }
    const totals = (sums ?? []).filter((sum) => sum.stageId === stage.id).map(({ stageId: _, ...total }) => total)
    return {
      stage: { id: stage.id, name: { zh: stage.nameZh, en: stage.nameEn }, winProbability: stage.winProbability },
      count: sums ? totals.reduce((sum, total) => sum + total.count, 0) : rows.length,
      totals,
      cards: rows,
      more: nextCursor !== null,
    }
  })
  return {
    columns,
    summed: sums !== null,
    count: columns.reduce((sum, column) => sum + column.count, 0),
    totals: addUp(columns.flatMap((column) => column.totals)),
    searchedOnly: searched.searchedOnly,
  }
}

interface StageSum extends BoardTotal {
  stageId: string
}

/** Whether the filter asks for anything that the kept totals don't know. */
function narrowed(filter: OpportunityFilter): boolean {
  const { q, mine, major, owner, customer, min, max, signFrom, signTo, idleSince } = filter
  return [q, mine, major, owner, customer, min, max, signFrom, signTo, idleSince].some((each) => each !== undefined)
}

/** The kept totals of what the actor sees whole, and the sum of what they were added to beside it. */
async function readTotals(options: {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter
  stageIds: string[]
}): Promise<StageSum[]> {
  const { tx, actor, filter, stageIds } = options
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
async function count(options: {
  tx: Tx
  actor: Actor
  filter: OpportunityFilter
  searched: Searched
}): Promise<StageSum[] | null> {
  const { tx, actor, filter, searched } = options
  if (searched.searchedOnly !== null) return null
  const source = pageSource({ actor, filter, found: searched.found, cursor: null, most: mostCounted + 1 })
  const sums = await tx.$queryRaw<StageSum[]>(sql`
    SELECT o.stage_id AS "stageId", o.currency, count(*)::int AS count, coalesce(sum(o.amount), 0)::text AS amount,
      round(coalesce(sum(o.amount * o.win_probability / 100), 0), 2)::text AS weighted
    FROM (${source}) page JOIN opportunity o ON o.id = page.id GROUP BY 1, 2 ORDER BY 3 DESC, 2`)
  return sums.reduce((sum, each) => sum + each.count, 0) > mostCounted ? null : sums
}

/** The totals of several stages, each currency by itself. */
function addUp(totals: readonly BoardTotal[]): BoardTotal[] {
  const sums = new Map<string, BoardTotal>()
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
