import { addDays, type CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import type { ContactRow, CustomerRow, EventRow, RelationshipRow } from '#prisma/seeds/dataset.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
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
import { timelineOf } from './timeline.ts'

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
    for (const each of own) {
      if (each.row.since > addDays(today, -365)) base.domain_event.push(...begun(each, each === keeper ? row : null))
    }
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
  const isNew = random.chance(0.18)
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
      last_activity_on: null,
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

/**
 * How a relationship began: the customer entered if it is new to the group, taken up, and the people there one by one.
 * @param created the customer, when this company is the one that entered it
 */
function begun({ row, company, customer, contacts }: Relationship, created: CustomerRow | null): EventRow[] {
  const { owner_id: ownerId, grade, since, org_id: orgId, created_at: at } = row
  const record = { type: 'customer', id: row.customer_id }
  const timeline = timelineOf(record, orgId, `relationship/${company}/${customer}`)
  if (created) {
    const { name, name_latin: nameLatin, credit_code: creditCode, industry, region, city } = created
    const entered = { name, nameLatin, creditCode, industry, region, city, keeperOrgId: orgId }
    timeline.record(at, ownerId, events.customerCreated(entered))
  }
  const opened = events.relationshipOpened({ ownerId, grade, since, orgId })
  timeline.record(at, ownerId, opened, { type: 'relationship', id: row.id })
  for (const contact of contacts) {
    const { id, name, title, level, phone } = contact
    contact.created_at = timeline.next(at)
    timeline.record(
      contact.created_at,
      ownerId,
      events.contactAdded({ name, title, level, phone, email: null, orgId }),
      {
        type: 'contact',
        id,
      },
    )
  }
  return timeline.events
}
