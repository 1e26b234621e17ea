import { addDays, type CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import type { ContactRow, CustomerRow, EventRow, RelationshipRow } from '#prisma/seeds/dataset.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableEventId, stableId } from '#prisma/seeds/stable-id.ts'
import { moment, workdayBefore } from './calendar.ts'
import { cities } from './customers/cities.ts'
import type { CustomerEntry } from './customers/customer-entry.ts'
import { customers, industryOf } from './customers/customers.ts'
import * as events from './events.ts'
import { companyKeyOf, organisationId } from './organisation.ts'
import { holdersOf, personId } from './people.ts'
import type { Plan } from './plan.ts'
import { productRanges } from './products/product-ranges.ts'
import { acquaintancesAt } from './texts/contact-names.ts'

/** What a subsidiary has with a customer, and whom it knows there. */
export interface Relationship {
  customer: string
  company: string
  owner: string
  row: RelationshipRow
  contacts: ContactRow[]
}

export interface CustomerBase {
  customer: CustomerRow[]
  relationships: Relationship[]
  domain_event: EventRow[]
}

export function customerId(name: string): string {
  return stableId(`customer/${name}`)
}

/**
 * The customer master and who works with whom: a relationship wherever there is an opportunity, and at least one for every
 * customer. Most are older than the year that is told; the others open within it and say so.
 * @param nameKey the normal form of a company's name
 */
export function customerBase(options: {
  plans: readonly Plan[]
  today: CalendarDate
  nameKey: (name: string) => string
}): CustomerBase {
  const { plans, today, nameKey } = options
  const base: CustomerBase = { customer: [], relationships: [], domain_event: [] }
  for (const entry of customers) {
    const [, name] = entry
    const own = pairsOf(entry, plans, today)
      .map((pair) => relationship(name, pair, today))
      .sort((one, other) => compareText(one.row.since, other.row.since))
    const keeper = own[0]
    if (!keeper) throw new Error(`nobody works with ${name}`)
    const row = customerRow(entry, keeper, nameKey(name))
    base.customer.push(row)
    base.relationships.push(...own)
    if (keeper.row.since > addDays(today, -365)) base.domain_event.push(createdEvent(row, keeper))
    for (const each of own) if (each.row.since > addDays(today, -365)) base.domain_event.push(openedEvent(each))
  }
  return base
}

interface Pair {
  company: string
  owner: string
  /** the day on which the first opportunity was opened; today when there is none */
  first: CalendarDate
}

function pairsOf([market, name]: CustomerEntry, plans: readonly Plan[], today: CalendarDate): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const plan of plans) {
    if (plan.customer !== name) continue
    const company = companyKeyOf(plan.department)
    const first = plan.entries[0] ?? today
    const known = pairs.get(company)
    if (!known || first < known.first) pairs.set(company, { company, owner: plan.owner, first })
  }
  if (pairs.size === 0) {
    const range = productRanges.find(({ lines }) => lines.some(({ markets }) => markets.includes(market)))
    if (!range) throw new Error(`nobody sells to ${market}`)
    const owner = randomFor(`courted/${name}`).pick(holdersOf(range.department, 'rep', 'sales-manager'))
    pairs.set('', { company: companyKeyOf(range.department), owner, first: today })
  }
  return [...pairs.values()]
}

function relationship(customer: string, { company, owner, first }: Pair, today: CalendarDate): Relationship {
  const key = `${company}/${customer}`
  const random = randomFor(`relationship/${key}`)
  const isNew = random.chance(0.25)
  const since = workdayBefore(
    isNew ? addDays(first, -random.between(2, 25)) : addDays(today, -random.between(400, 2600)),
  )
  const created = moment(since, 570 + random.between(0, 60))
  const orgId = organisationId(company)
  // With Jinyue Special Steel the press company has worked for years: it knows them all.
  const isClose = customer === '晋岳特钢集团' && company === 'forging'
  const known = acquaintancesAt(customer).filter((_, seat) => isClose || seat < 4 || seat === 5 || random.chance(0.6))
  return {
    customer,
    company,
    owner,
    row: {
      id: stableId(`relationship/${key}`),
      org_id: orgId,
      customer_id: customerId(customer),
      owner_id: personId(owner),
      grade: isClose ? 'A' : random.pick(['A', 'B', 'B', 'B', 'C', 'C', 'D']),
      since,
      created_at: created,
    },
    contacts: known.map(({ name, title, level }) => ({
      id: stableId(`contact/${key}/${name[0]}`),
      org_id: orgId,
      customer_id: customerId(customer),
      name: name[0],
      name_latin: name[1],
      title: title[0],
      title_latin: title[1],
      level,
      phone: random.chance(0.8) ? `138 0000 ${String(random.between(0, 9999)).padStart(4, '0')}` : null,
      created_at: created,
    })),
  }
}

function customerRow(
  [market, name, latin, city, creditCode]: CustomerEntry,
  keeper: Relationship,
  key: string,
): CustomerRow {
  const [cityLatin, region] = cities[city] ?? ['', '']
  return {
    id: customerId(name),
    name,
    name_latin: latin,
    name_key: key,
    credit_code: creditCode,
    industry: industryOf(market),
    region,
    city,
    city_latin: cityLatin,
    keeper_org_id: keeper.row.org_id,
    created_at: keeper.row.created_at,
    updated_at: keeper.row.created_at,
  }
}

function createdEvent(row: CustomerRow, keeper: Relationship): EventRow {
  const happening = events.customerCreated({
    name: row.name,
    nameLatin: row.name_latin,
    creditCode: row.credit_code,
    industry: row.industry,
    region: row.region,
    city: row.city,
    keeperOrgId: row.keeper_org_id,
  })
  return eventRow(keeper, happening, { type: 'customer', id: row.id }, 0)
}

function openedEvent(opened: Relationship): EventRow {
  const { id, owner_id: ownerId, grade, since, org_id: orgId } = opened.row
  return eventRow(opened, events.relationshipOpened({ ownerId, grade, since, orgId }), { type: 'relationship', id }, 1)
}

function eventRow(
  { row, customer, company }: Relationship,
  happening: events.Happening,
  entity: { type: string; id: string },
  place: number,
): EventRow {
  const at = Date.parse(row.created_at) + place
  return {
    id: stableEventId(`event/relationship/${company}/${customer}/${place}`, at),
    at: new Date(at).toISOString(),
    org_id: row.org_id,
    actor_id: row.owner_id,
    type: happening.type,
    type_version: 1,
    entity_type: entity.type,
    entity_id: entity.id,
    record_type: 'customer',
    record_id: row.customer_id,
    before: happening.before,
    after: happening.after,
  }
}
