import type { Bilingual } from '#crm/org/bilingual.ts'
import { findPeople, type PersonChoice } from '#crm/org/find-people.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { listRules } from '#crm/rule-sets/list-rules.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import {
  type FoundContact,
  type FoundCustomer,
  type FoundOpportunity,
  readContacts,
  readCustomers,
  readOpportunities,
} from './_read-found.server.ts'
import { holdsWords, searchable, searchWords } from './search-words.ts'

export type { FoundContact, FoundCustomer, FoundOpportunity } from './_read-found.server.ts'

export interface FoundRule {
  id: string
  name: Bilingual
  set: Bilingual
}

/** What was found of one kind: the best first. */
export interface FoundOf<T> {
  found: T[]
  /**
   * how good the best is: 0 called by its number, 1 begins with the query, 2 holds all words, 3 some of them in its customer's
   * name; 4 when there is none
   */
  best: number
  /** there are more than are shown */
  more: boolean
}

export interface Found {
  opportunities: FoundOf<FoundOpportunity>
  customers: FoundOf<FoundCustomer>
  contacts: FoundOf<FoundContact>
  people: FoundOf<PersonChoice>
  rules: FoundOf<FoundRule>
}

const nothing = { found: [], best: 4, more: false }
const most = { opportunities: 6, customers: 5, contacts: 4, people: 4, rules: 4 } as const
const { raw, sql } = Prisma

/**
 * The few records of each kind that the words most likely mean, of those that the actor may see: opportunities and customers by
 * name, number and code, contacts by name, title and customer, colleagues, and rules for whoever reads them.
 */
export async function searchEverything(options: { tx: Tx; actor: Actor; q: string }): Promise<Found> {
  const { tx, actor } = options
  const q = options.q.trim()
  if (searchWords(q).length === 0) {
    return { opportunities: nothing, customers: nothing, contacts: nothing, people: nothing, rules: nothing }
  }
  const readsCustomers = can(actor, 'customer:read')
  return {
    opportunities: can(actor, 'opportunity:read')
      ? cut(await readOpportunities(tx, { search: rank('opportunities', q) }), most.opportunities)
      : nothing,
    customers: readsCustomers
      ? cut(await readCustomers(tx, { search: rank('customers', q) }), most.customers)
      : nothing,
    contacts: readsCustomers ? cut(await readContacts(tx, { search: rank('contacts', q) }), most.contacts) : nothing,
    people: byName(await findPeople({ tx, q }), most.people, q),
    rules: byName(can(actor, 'rule:read') ? await rulesWith(tx, q) : [], most.rules, q),
  }
}

/** One more than is shown, to know whether there are more. */
function rank(kind: 'opportunities' | 'customers' | 'contacts', q: string): Prisma.Sql {
  return sql`gantry.${raw(`rank_${kind}`)}(${q}, ${most[kind] + 1}::int)`
}

function cut<T extends { rank: number }>(rows: T[], limit: number): FoundOf<T> {
  return { found: rows.slice(0, limit), best: rows[0]?.rank ?? 4, more: rows.length > limit }
}

/** Those whose name begins with the query first, otherwise as they came. */
function byName<T extends { name: Bilingual }>(rows: T[], limit: number, q: string): FoundOf<T> {
  const begins = (row: T) => [row.name.zh, row.name.en].some((name) => searchable(name).startsWith(searchable(q)))
  const sorted = [...rows.filter(begins), ...rows.filter((row) => !begins(row))]
  const [first] = sorted
  return { found: sorted.slice(0, limit), best: first ? (begins(first) ? 1 : 2) : 4, more: rows.length > limit }
}

async function rulesWith(tx: Tx, q: string): Promise<FoundRule[]> {
  const words = searchWords(q)
  const rules = await listRules({ tx })
  return rules
    .filter(({ id, name }) => holdsWords(`${id} ${name.zh} ${name.en}`, words))
    .map(({ id, name, set }) => ({ id, name, set: set.name }))
}
