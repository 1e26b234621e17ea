import type { CalendarDate } from '#lib/clock.ts'
import { type Random, randomFor } from '#prisma/seeds/random.ts'
import { customers } from './customers/customers.ts'
import { isMajorAmount } from './major-amount.ts'
import { companyKeyOf } from './organisation.ts'
import { holdersOf } from './people.ts'
import type { Plan } from './plan.ts'
import type { Bilingual, ProductLine } from './products/product-range.ts'
import { productRanges } from './products/product-ranges.ts'
import { fateOf } from './schedule.ts'

const typeId = 'product-project'

/** How many stand where: open by stage, then won, then lost by the stage they were lost in. */
const counts: readonly (readonly [stage: number, status: Plan['status'], count: number])[] = [
  [0, 'open', 24],
  [1, 'open', 28],
  [2, 'open', 39],
  [3, 'open', 28],
  [4, 'open', 21],
  [5, 'open', 14],
  [6, 'open', 10],
  [6, 'won', 60],
  [2, 'lost', 10],
  [3, 'lost', 8],
  [4, 'lost', 22],
  [5, 'lost', 10],
]

/** The opportunities that nobody has drawn a picture of: 274, spread over the departments that sell. */
export function generatedPlans(today: CalendarDate): Plan[] {
  const outcomes = randomFor('outcomes').shuffled(
    counts.flatMap(([stage, status, count]) => Array.from({ length: count }, () => ({ stage, status }))),
  )
  const offers = productRanges.map((range) =>
    randomFor(`offers/${range.department}`).shuffled(range.lines.flatMap(sized)),
  )
  const busy = new Map<string, number>()
  return outcomes.map((outcome, place) => {
    const range = productRanges[place % productRanges.length]
    const offer = offers[place % productRanges.length]?.[Math.floor(place / productRanges.length)]
    if (!range || !offer) throw new Error('more opportunities than things to sell')
    const key = `${range.department}/${Math.floor(place / productRanges.length)}`
    const random = randomFor(`plan/${key}`)
    const amount = priced(random, offer.price)
    const isMajor = isMajorAmount(amount)
    return {
      ...fateOf(random, today, { ...outcome, typeId, isMajor }),
      ...outcome,
      key,
      typeId,
      department: range.department,
      customer: customerFor(random, offer.line, busy),
      owner: ownerIn(random, range.department),
      name: offer.name,
      product: offer.line.scope,
      topics: range.topics,
      amount,
      isMajor,
      winProbability: null,
    }
  })
}

interface Offer {
  line: ProductLine
  name: Bilingual
  price: number
}

function sized(line: ProductLine): Offer[] {
  return line.sizes.map(([size, price]) => {
    const [zh = size, en = size] = size.split('|')
    return { line, price, name: [line.name[0].replace('{}', zh), line.name[1].replace('{}', en)] }
  })
}

/** About the usual price in round figures, from 2 to 300 million. */
function priced(random: Random, price: number): number {
  const asked = price * (0.9 + 0.24 * random.next())
  const step = asked >= 1000 ? 10 : 5
  return Math.min(30_000, Math.max(200, Math.round(asked / step) * step))
}

/** Of three who might buy it, the one with the fewest opportunities, so that nobody buys everything. */
function customerFor(random: Random, line: ProductLine, busy: Map<string, number>): string {
  const buyers = customers.filter(([market]) => line.markets.includes(market)).map(([, name]) => name)
  const drawn = [random.pick(buyers), random.pick(buyers), random.pick(buyers)]
  const chosen = drawn.reduce((best, name) => ((busy.get(name) ?? 0) < (busy.get(best) ?? 0) ? name : best))
  busy.set(chosen, (busy.get(chosen) ?? 0) + 1)
  return chosen
}

/** Mostly a rep; where there is a manager, that one too, and elsewhere now and then the head of the subsidiary. */
function ownerIn(random: Random, department: string): string {
  const managers = holdersOf(department, 'sales-manager')
  const seniors = managers.length > 0 ? managers : holdersOf(companyKeyOf(department), 'subsidiary-head')
  return random.chance(managers.length > 0 ? 0.65 : 0.88)
    ? random.pick(holdersOf(department, 'rep'))
    : random.pick(seniors)
}
