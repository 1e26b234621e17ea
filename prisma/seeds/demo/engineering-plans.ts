import type { CalendarDate } from '#lib/clock.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { topics } from './engineering/engineering-project.ts'
import { metalsAndPorts } from './engineering/metals-and-ports.ts'
import { processPlants } from './engineering/processes.ts'
import { isMajorAmount } from './major-amount.ts'
import type { Plan } from './plan.ts'
import { fateOf } from './schedule.ts'

const typeId = 'engineering-project'

/** The whole plants that the group would build: fewer than machines, larger, and longer on their way. */
export const engineeringPlans = (today: CalendarDate): Plan[] =>
  [...metalsAndPorts, ...processPlants].map(
    ([name, product, customer, department, owner, status, stage, amount, ready]) => {
      const key = `engineering/${name[0]}`
      const outcome = { typeId, stage, status } as const
      const isMajor = isMajorAmount(amount)
      return {
        ...fateOf(randomFor(`fate/${key}`), today, {
          ...outcome,
          isMajor,
          ...(ready ? { stale: false, ready: true } : {}),
        }),
        ...outcome,
        key,
        department,
        customer,
        owner,
        name,
        product,
        topics,
        amount,
        isMajor,
        winProbability: null,
      }
    },
  )
