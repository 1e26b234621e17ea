import { expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { wholeDemo } from '#prisma/seeds/demo/whole-demo.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { fisherExact, judgeFactors, type Split } from './judge-factors.ts'

const split = (won: number, bids: number, restWon: number, restBids: number): Split => ({
  won,
  bids,
  restWon,
  restBids,
})

test('exact chances are those of the tables in textbooks', () => {
  // Fisher's tea: of four cups three were told right.
  expect(fisherExact(split(3, 4, 1, 4))).toBeCloseTo(0.485714, 6)
  expect(fisherExact(split(4, 4, 0, 4))).toBeCloseTo(0.0285714, 6)
  expect(fisherExact(split(1, 10, 11, 14))).toBeCloseTo(0.0027594, 6)
  expect(fisherExact(split(0, 0, 3, 9))).toBe(1)
})

test('few bids are never compared, and of many comparisons each has to be surer', () => {
  const sure = split(12, 12, 10, 40)
  const chance = Array.from({ length: 30 }, (_, at) => split(5, 12, 17 + (at % 3), 40))
  const confidenceOf = (rows: readonly Split[]) => judgeFactors(rows).map(({ confidence }) => confidence)
  expect(confidenceOf([split(4, 4, 1, 40)])).toEqual(['few'])
  expect(confidenceOf([sure, ...chance])[0]).toBe('high')
  const slight = split(9, 12, 15, 40)
  expect(fisherExact(slight)).toBeLessThan(0.05)
  expect(confidenceOf([slight])).toEqual(['high'])
  expect(confidenceOf([slight, ...chance])[0]).toBe('medium')
})

test('with results shuffled, hardly any of the factors of the demonstration is called sure', () => {
  const demo = wholeDemo({ today: '2026-11-25', nameKey })
  const reviewed = demo.bid.filter(({ reviewed_on }) => reviewed_on !== null)
  const held = new Map<string, Set<string>>()
  for (const { bid_id, factor, subject, holds } of demo.bid_factor)
    if (holds) held.set(`${factor} ${subject}`, (held.get(`${factor} ${subject}`) ?? new Set()).add(bid_id))
  const ids = reviewed.map(({ id }) => id)
  const results = reviewed.map(({ result }) => result === 'won')
  const judge = (wins: readonly boolean[]) => {
    const won = new Set(ids.filter((_, at) => wins[at]))
    const all = won.size
    return judgeFactors(
      [...held.values()].map((some) => {
        const inHand = [...some].filter((id) => ids.includes(id))
        const both = inHand.filter((id) => won.has(id)).length
        return split(both, inHand.length, all - both, ids.length - inHand.length)
      }),
    )
  }
  const highIn = (wins: readonly boolean[]) => judge(wins).filter(({ confidence }) => confidence === 'high').length
  // As it is, some are: otherwise nothing is tested.
  expect(highIn(results)).toBeGreaterThan(1)
  const random = randomFor('shuffled results')
  const shuffles = 400
  let called = 0
  let tables = 0
  for (let round = 0; round < shuffles; round += 1) {
    const high = highIn(random.shuffled(results))
    called += high
    if (high > 0) tables += 1
  }
  expect(called / (shuffles * held.size)).toBeLessThanOrEqual(1 / 20)
  // Nor does a whole table have any, more often than that.
  expect(tables / shuffles).toBeLessThanOrEqual(1 / 20)
}, 60_000)
