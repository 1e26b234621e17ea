import { expect, test } from 'vitest'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import { foreignFigures } from './foreign-figures.ts'
import type { GivenFactor } from './give-material.ts'

const factor: GivenFactor = {
  dimension: 'technical',
  side: 'lost',
  label: '性能保证值有偏离',
  factor: { bids: 14, won: 3, restBids: 44, restWon: 24, rate: 3 / 14, restRate: 24 / 44 } as FactorCount,
}
const quotes = ['卸船效率偏离，1200 t/h 我们只保证 1080，比东岭高 13.8%。']
const foreign = (text: string) => foreignFigures(text, { quotes, factors: [factor] })

test.each([
  ['1200 t/h 只保证了 1080。', []],
  ['报价高 13.8%，效率又偏离。', []],
  ['性能保证值有偏离的 14 项只中了 3 项，中标率 21.4%。', []],
  ['性能保证值偏离的中标率是 21%，其余 54.5%。', []],
  ['只保证了 1100。', ['1100']],
  ['报价高 15%。', ['15%']],
  // Of the factor, without a word of it.
  ['14 项只中了 3 项。', ['14', '3']],
  // A count is no share, and a share no count.
  ['性能保证值有偏离的中标率是 14%。', ['14%']],
  ['性能保证值有偏离的有 21.4 项。', ['21.4']],
  ['卸船机贵了 13.8 万元。', ['13.8 万']],
  ['三家对手更低。', ['三家']],
])('%s', (text, expected) => {
  expect(foreign(text)).toEqual(expected)
})
