import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { PaymentKind } from './payment-plan.schema.ts'

const { sql, empty, join } = Prisma

/** A payment of a signed contract that is due and has not come in. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface OverduePayment {
  id: string
  kind: PaymentKind
  amount: string
  currency: string
  dueOn: string
  /** whole days since then */
  days: number
  contract: { id: string; number: string; name: Bilingual; counterparty: Bilingual }
  customerId: string
  owner: { id: string; name: Bilingual }
}

export interface OverduePayments {
  /** the longest overdue first */
  rows: OverduePayment[]
  count: number
  /** there are more than `count` */
  more: boolean
  /** by currency; empty when there are more: a sum over a part would be taken for the whole */
  totals: { currency: string; amount: string }[]
}

/** What they are narrowed to. */
export interface OverdueFilter {
  /** of contracts in the hands of the actor */
  mine?: boolean
  owner?: string
  customer?: string
  contract?: string
  /** overdue for at least so many days */
  days?: number
  /** not below, in whole units of the contract's currency */
  min?: string
}

const mostCounted = 1000

/** What is overdue of the contracts that the actor sees, as days-overdue.ts has it: on the day itself nothing is. */
export async function findOverduePayments(options: {
  tx: Tx
  actor: Actor
  filter: OverdueFilter
  today: string
  most?: number
}): Promise<OverduePayments> {
  const { tx, actor, filter, today, most = 50 } = options
  const rows = await tx.$queryRaw<RawRow[]>(sql`
    SELECT l.id, l.kind, l.amount::text, c.currency, l.due_on::text, ${today}::date - l.due_on AS days, c.id AS contract_id, c.number,
      c.name, c.name_latin, c.counterparty, c.counterparty_latin, c.customer_id, c.owner_id, p.name AS owner_name, p.name_latin AS owner_latin
    FROM (${placesOf({ actor, filter, today })}) place
    JOIN payment_plan_line l ON l.id = place.id
    JOIN contract c ON c.id = l.contract_id
    JOIN person p ON p.id = c.owner_id
    ORDER BY l.due_on, l.id LIMIT ${mostCounted + 1}`)
  const more = rows.length > mostCounted
  const sums = new Map<string, Prisma.Decimal>()
  for (const { currency, amount } of rows) {
    sums.set(currency, (sums.get(currency) ?? new Prisma.Decimal(0)).plus(amount))
  }
  return {
    rows: rows.slice(0, most).map(toPayment),
    count: Math.min(rows.length, mostCounted),
    more,
    totals: more ? [] : [...sums].map(([currency, amount]) => ({ currency, amount: amount.toFixed(2) })),
  }
}

/** Which lines: whoever sees all walks what is awaited by its day, everybody else begins at their contracts. */
function placesOf({ actor, filter, today }: { actor: Actor; filter: OverdueFilter; today: string }): Prisma.Sql {
  const { mine, owner, customer, contract, days = 1, min } = filter
  const whose = join(
    [
      sql`c.state = 'signed'`,
      ...(owner ? [sql`c.owner_id = ${owner}::uuid`] : []),
      ...(customer ? [sql`c.customer_id = ${customer}::uuid`] : []),
      ...(contract ? [sql`c.id = ${contract}::uuid`] : []),
    ],
    ' AND ',
  )
  const due = sql`l.received_on IS NULL AND l.due_on <= ${today}::date - ${days}::int ${min ? sql`AND l.amount >= ${min}::numeric` : empty}`
  if (actor.all && !mine) {
    return sql`SELECT l.id FROM payment_plan_line l JOIN contract c ON c.id = l.contract_id WHERE ${due} AND ${whose}
      ORDER BY l.due_on, l.id LIMIT ${mostCounted + 1}`
  }
  // Fenced: what is thought to be rare among all lines would else be looked for first, and held against everybody's contracts.
  const lines = (from: Prisma.Sql, where: Prisma.Sql) => sql`
    SELECT l.id FROM (SELECT c.id FROM ${from} WHERE ${where} AND ${whose} OFFSET 0) c
    CROSS JOIN LATERAL (SELECT l.id FROM payment_plan_line l WHERE l.contract_id = c.id AND ${due} OFFSET 0) l`
  const own = lines(sql`contract c`, sql`c.owner_id = ${actor.personId}::uuid`)
  if (mine) return own
  const named = lines(
    sql`record_access a JOIN contract c ON c.opportunity_id = a.record_id`,
    sql`a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity'`,
  )
  const within = lines(sql`contract c`, sql`c.org_id = ANY (${[...actor.orgs]}::uuid[])`)
  return join([own, named, ...(actor.orgs.length > 0 ? [within] : [])], ' UNION ')
}

interface RawRow {
  id: string
  kind: string
  amount: string
  currency: string
  due_on: string
  days: number
  contract_id: string
  number: string
  name: string
  name_latin: string | null
  counterparty: string
  counterparty_latin: string | null
  customer_id: string
  owner_id: string
  owner_name: string
  owner_latin: string | null
}

function toPayment(row: RawRow): OverduePayment {
  return {
    id: row.id,
    kind: row.kind as PaymentKind,
    amount: row.amount,
    currency: row.currency,
    dueOn: row.due_on,
    days: row.days,
    contract: {
      id: row.contract_id,
      number: row.number,
      name: bilingual(row.name, row.name_latin),
      counterparty: bilingual(row.counterparty, row.counterparty_latin),
    },
    customerId: row.customer_id,
    owner: { id: row.owner_id, name: bilingual(row.owner_name, row.owner_latin) },
  }
}
