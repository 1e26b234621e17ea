import { addDays, type CalendarDate } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import { type Dataset, emptyDataset, type TableName } from '#prisma/seeds/dataset.ts'
import { moment } from './calendar.ts'
import { careOf } from './customer-care.ts'
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
import { customerBase, customerId } from './relationships.ts'

export interface DemoOptions {
  /** the day on which the demonstration stands: nothing in it is later, but for what is planned */
  today: CalendarDate
  /** the normal form of a company's name */
  nameKey: (name: string) => string
}

/**
 * The demonstration group: its organisation and people, its customers, 300 opportunities and a year of events. Built from
 * lists and drawn numbers only, so the same day gives the same rows, byte for byte.
 */
export function buildDemo({ today, nameKey }: DemoOptions): Dataset {
  const flagship = flagshipPlan(today)
  const plans: readonly Plan[] = [flagship, ...picturedPlans(today), ...generatedPlans(today)]
  const numbers = numbersOf(plans)
  const base = customerBase({ plans, today, nameKey })
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
  for (const plan of plans) {
    const contacts = contactsFor(plan)
    const number = numbers.get(plan.key) ?? ''
    const life =
      plan === flagship
        ? flagshipLife({ plan, today, contacts, customerId: customerId(plan.customer) })
        : lifeOf({ plan, number, today, contacts, customerId: customerId(plan.customer) })
    add(playSteps(life.opening, life.steps, majorFrom))
  }
  for (const relationship of base.relationships) add(careOf(relationship, today))
  // As the year went by, which is also the order in which a reader of the log expects them.
  dataset.domain_event.sort((one, other) => compareText(one.at, other.at) || compareText(one.id, other.id))
  return dataset

  function contactsFor({ customer, department }: Plan) {
    const company = companyKeyOf(department)
    return base.relationships.find((each) => each.customer === customer && each.company === company)?.contacts ?? []
  }
}
