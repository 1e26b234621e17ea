import { addDays, type CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import { type Dataset, emptyDataset, type TableName } from '#prisma/seeds/dataset.ts'
import { moment } from './calendar.ts'
import { contractsOf } from './contracts.ts'
import { careOf } from './customer-care.ts'
import { engineeringPlans } from './engineering-plans.ts'
import { flagshipLife, flagshipPlan } from './flagship.ts'
import { generatedPlans } from './generated-plans.ts'
import { lifeOf } from './life-cycle.ts'
import { majorFrom } from './major-amount.ts'
import { numbersOf } from './numbers.ts'
import { companyKeyOf, organisationRows } from './organisation.ts'
import { peopleRows } from './people.ts'
import { picturedPlans } from './pictured-plans.ts'
import type { Plan } from './plan.ts'
import { playSteps } from './play-steps.ts'
import { type CustomerBase, customerBase, customerId } from './relationships.ts'
import type { Opening, Step } from './step.ts'

export interface DemoOptions {
  /** the day on which the demonstration stands: nothing in it is later, but for what is planned */
  today: CalendarDate
  /** the normal form of a company's name */
  nameKey: (name: string) => string
}

/** The story of the demonstration group before it is turned into rows: its customers, and what became of each opportunity. */
export interface DemoStory {
  base: CustomerBase
  lives: { opening: Opening; steps: Step[] }[]
}

export function demoStory({ today, nameKey }: DemoOptions): DemoStory {
  const flagship = flagshipPlan(today)
  const plans: readonly Plan[] = [
    flagship,
    ...picturedPlans(today),
    ...generatedPlans(today),
    ...engineeringPlans(today),
  ]
  const numbers = numbersOf(plans)
  const base = customerBase({ plans, today, nameKey })
  const known = new Map(base.relationships.map((each) => [`${each.company} ${each.customer}`, each.contacts]))
  const lives = plans.map((plan) => {
    const about = {
      plan,
      today,
      contacts: known.get(`${companyKeyOf(plan.department)} ${plan.customer}`) ?? [],
      customerId: customerId(plan.customer),
    }
    return plan === flagship ? flagshipLife(about) : lifeOf({ ...about, number: numbers.get(plan.key) ?? '' })
  })
  return { base, lives }
}

/**
 * The demonstration group: its organisation and people, its customers, 328 opportunities of both types and a year of events. Built from
 * lists and drawn numbers only, so the same day gives the same rows, byte for byte.
 */
export function buildDemo(options: DemoOptions): Dataset {
  const { today } = options
  const { base, lives } = demoStory(options)
  const dataset = emptyDataset()
  const add = (rows: Partial<Dataset>) => {
    for (const table of Object.keys(rows) as TableName[]) (dataset[table] as unknown[]).push(...(rows[table] ?? []))
  }
  add({ organisation: organisationRows(), ...peopleRows(moment(addDays(today, -900), 540)) })
  add({
    customer: base.customer,
    customer_relationship: base.relationships.map(({ row }) => row),
    contact: base.relationships.flatMap(({ contacts }) => contacts),
    domain_event: base.domain_event,
  })
  for (const { opening, steps } of lives) add(playSteps(opening, steps, majorFrom))
  for (const relationship of base.relationships) add(careOf(relationship, today))
  add(contractsOf(dataset, today))
  keepLastActivity(dataset)
  // As the year went by, which is also the order in which a reader of the log expects them.
  dataset.domain_event.sort((one, other) => compareText(one.at, other.at) || compareText(one.id, other.id))
  return dataset
}

/** What a trigger would do, an update for every activity. */
function keepLastActivity({ activity, organisation, customer_relationship }: Dataset): void {
  const companyOf = new Map(organisation.map(({ id, lineage }) => [id, lineage[1] ?? id]))
  const last = new Map<string, CalendarDate>()
  for (const { status, on_date, org_id, customer_id } of activity) {
    const key = `${companyOf.get(org_id)} ${customer_id}`
    if (status === 'done' && on_date > (last.get(key) ?? '')) last.set(key, on_date)
  }
  for (const row of customer_relationship) row.last_activity_on = last.get(`${row.org_id} ${row.customer_id}`) ?? null
}
