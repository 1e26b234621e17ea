import { expect, test } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import type { Condition } from './condition.ts'
import { sayAccepted } from './say-accepted.ts'

const accepted = (condition: Condition) =>
  Object.fromEntries(
    sayAccepted({ condition, vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }),
  )
const margin = (operator: string, value: number) => ({ fact: 'marginPercent', operator, value }) as Condition

test('says the limit that a rule finds broken, from the other side', () => {
  expect(accepted(margin('lessThan', 8))).toEqual({ marginPercent: { zh: '不低于 8%', en: 'at least 8%' } })
})

test('says nothing of a range, of a yes or no, and under a not', () => {
  expect(accepted({ all: [margin('greaterThan', 8), margin('lessThanInclusive', 12)] } as Condition)).toEqual({})
  expect(accepted({ fact: 'preBidMeetingHeld', operator: 'equal', value: true } as Condition)).toEqual({})
  expect(accepted({ not: margin('lessThan', 8) } as Condition)).toEqual({})
})
