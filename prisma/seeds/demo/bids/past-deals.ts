import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { ContactRow, Dataset } from '#prisma/seeds/dataset.ts'
import { workdayBefore, workdayWithin } from '#prisma/seeds/demo/calendar.ts'
import { colleaguesIn } from '#prisma/seeds/demo/colleagues.ts'
import { majorFrom, yuan } from '#prisma/seeds/demo/major-amount.ts'
import { companyKeyOf } from '#prisma/seeds/demo/organisation.ts'
import { holdersOf } from '#prisma/seeds/demo/people.ts'
import { stagesOf } from '#prisma/seeds/demo/plan.ts'
import { playSteps } from '#prisma/seeds/demo/play-steps.ts'
import { productRanges } from '#prisma/seeds/demo/products/product-ranges.ts'
import { customerId, type Relationship } from '#prisma/seeds/demo/relationships.ts'
import type { Deed, Step } from '#prisma/seeds/demo/step.ts'
import { rivalsOf } from '#prisma/seeds/demo/texts/rivals.ts'
import { subjects } from '#prisma/seeds/demo/texts/subjects.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import type { PastBid } from './past-bid.ts'

const typeId = 'product-project'

/** The opportunity of a bid that has ended, and when its tender ran. */
export interface PastDeal {
  bid: PastBid
  /** readable and unique: ids are made of it */
  key: string
  owner: string
  technical: string
  commercial: string
  opensOn: CalendarDate
  resultOn: CalendarDate
  traces: ReturnType<typeof playSteps>
}

interface PastDealOptions {
  bid: PastBid
  /** place in the old books */
  place: number
  today: CalendarDate
  relationships: readonly Relationship[]
}

/** Tells an opportunity of the years before, told shorter than those of the last one: who was met, who decided, who bid, how it ended. */
export function pastDealOf({ bid, place, today, relationships }: PastDealOptions): PastDeal {
  const [department, customer] = bid.of
  const [ended, daysAgo] = bid.ended
  const company = companyKeyOf(department)
  const key = `past/${department}/${customer}/${bid.name[0]}`
  const random = randomFor(key)
  const sellers = holdersOf(department, 'rep', 'sales-manager', 'service')
  const owner = random.pick(sellers)
  const { technical, commercial } = colleaguesIn(company)
  const resultOn = workdayBefore(addDays(today, -daysAgo))
  const opensOn = workdayBefore(addDays(resultOn, -random.between(8, 20)))
  const openedOn = workdayBefore(addDays(opensOn, -random.between(110, 190)))
  const { contacts } = relationships.find((each) => each.company === company && each.customer === customer) ?? {}
  const met = (level: ContactRow['level']) => (contacts ?? []).filter((contact) => contact.level === level)
  const [chief = missing(key)] = met('executive')
  const [manager = chief] = met('manager')
  const topics = productRanges.find((range) => companyKeyOf(range.department) === company)?.topics ?? []

  const steps: Step[] = []
  const at = (share: number, deed: Deed, by = owner) => {
    const span = (Date.parse(opensOn) - Date.parse(openedOn)) / 86_400_000
    const on = workdayWithin(addDays(openedOn, Math.round(span * share)), addDays(openedOn, 1), addDays(opensOn, -1))
    steps.push({ ...deed, on, by, minute: random.between(540, 980) })
  }
  at(0.05, { does: 'add-to-team', person: technical, role: 'technical' })
  at(0.5, { does: 'add-to-team', person: commercial[0], role: commercial[1] })
  at(0.12, {
    does: 'set-decision-member',
    contactId: chief.id,
    role: 'decides',
    attitude: bid.decider,
  })
  if (manager !== chief)
    at(0.2, { does: 'set-decision-member', contactId: manager.id, role: 'evaluates', attitude: 'neutral' })
  for (let visit = 0; visit < bid.visits; visit += 1) {
    const subject = subjects.executiveVisit(random, chief)
    const activity = {
      key: `visit/${visit}`,
      kind: 'visit',
      purpose: 'relationship',
      subject,
      contacts: [chief],
    } as const
    at(0.15 + (visit * 0.75) / bid.visits, { does: 'log-done', activity })
  }
  for (let round = 0; round < bid.exchanges; round += 1) {
    const subject = subjects.technical(random, random.pick(topics), round + 1)
    const activity = {
      key: `talk/${round}`,
      kind: 'meeting',
      purpose: 'technical',
      subject,
      contacts: [manager],
    } as const
    at(0.25 + (round * 0.6) / bid.exchanges, { does: 'log-done', activity: withLevel(activity, manager) }, technical)
  }
  const known = new Map(rivalsOf(company).map((rival) => [rival[0], rival]))
  at(0.7, { does: 'set-competitors', names: bid.rivals.map((name) => known.get(name) ?? [name, name]) })
  const stages = stagesOf(typeId).slice(1, ended === 'won' ? undefined : 5)
  for (const [step, stage] of stages.entries()) at((step + 1) / (stages.length + 1), { does: 'promote', to: stage.id })
  const [lowest = ''] = bid.rivals
  const ending =
    ended === 'won'
      ? { as: ended, reason: 'technology', note: '中标', lostTo: null }
      : { as: ended, reason: bid.price[1] > 5 ? 'price' : 'technology', note: '未中标', lostTo: lowest }
  steps.push({ does: 'close', ...ending, on: resultOn, by: owner, minute: 1_010 })

  const opening = {
    key,
    // Numbers of the old books, from before the group numbered all of them in one row.
    number: `HIS-${openedOn.slice(0, 4)}-${String(place).padStart(4, '0')}`,
    typeId,
    department,
    customerId: customerId(customer),
    owner,
    name: bid.name,
    product: bid.name,
    amount: yuan(bid.price[0]),
    expectedSignOn: addDays(resultOn, 20),
    on: openedOn,
    minute: 560,
  } as const
  const traces = playSteps(opening, steps, majorFrom)
  return { bid, key, owner, technical, commercial: commercial[0], opensOn, resultOn, traces }
}

/** Only those of the level count that the meeting was with. */
function withLevel<T extends { contacts: readonly ContactRow[] }>(activity: T, contact: ContactRow): T {
  return contact.level === 'executive' ? { ...activity, contacts: [] } : activity
}

function missing(key: string): never {
  throw new Error(`nobody is known for ${key}`)
}

/** Rows of several stories together. */
export function joined(parts: readonly Partial<Dataset>[]): Partial<Dataset> {
  const all: Record<string, unknown[]> = {}
  for (const part of parts)
    for (const [table, rows] of Object.entries(part)) {
      all[table] ??= []
      all[table].push(...rows)
    }
  return all as Partial<Dataset>
}
