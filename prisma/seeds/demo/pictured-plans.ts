import { addDays, type CalendarDate } from '#lib/clock.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { isMajorAmount } from './major-amount.ts'
import { companyKeyOf, salesDepartments } from './organisation.ts'
import { pictured } from './pictured.ts'
import type { Plan } from './plan.ts'
import type { Bilingual } from './products/product-range.ts'
import { rangeOf } from './products/product-ranges.ts'
import { fateOf } from './schedule.ts'

const typeId = 'product-project'

export const picturedPlans = (today: CalendarDate): Plan[] =>
  pictured.map(([name, product, customer, department, owner, stage, amount, winProbability, signIn]) => {
    const key = `pictured/${name[0]}`
    const isMajor = isMajorAmount(amount)
    // Only the aluminium mill has been left alone.
    const stale = name[0].startsWith('1+4')
    const fate = fateOf(randomFor(`fate/${key}`), today, { typeId, stage, status: 'open', isMajor, stale })
    return {
      ...fate,
      key,
      typeId,
      department,
      customer,
      owner,
      name,
      product,
      topics: topicsOf(department),
      amount,
      isMajor,
      stage,
      status: 'open',
      expectedSignOn: addDays(today, signIn),
      winProbability,
    }
  })

/** A works sells what its company sells. */
function topicsOf(department: string): readonly Bilingual[] {
  const sells = salesDepartments.includes(department)
    ? department
    : salesDepartments.find((candidate) => companyKeyOf(candidate) === companyKeyOf(department))
  return rangeOf(sells ?? department).topics
}
