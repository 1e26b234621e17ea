import { expect, test } from 'vitest'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import type { Condition } from './condition.ts'
import { sayAccepted } from './say-accepted.ts'

const accepted = (condition: unknown) =>
  Object.fromEntries(
    sayAccepted({
      condition: condition as Condition,
      vocabulary: clauseVocabulary,
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
    }),
  )

test('says the limit that a rule finds broken, from the other side', () => {
  expect(accepted({ fact: 'warrantyMonthsFromDelivery', operator: 'greaterThan', value: 24 })).toEqual({
    warrantyMonthsFromDelivery: { zh: '不高于 24', en: 'at most 24' },
  })
})

test('says nothing of a range, of a yes or no, and under a not', () => {
  const months = (operator: string, value: number) => ({ fact: 'warrantyMonthsFromDelivery', operator, value })
  expect(accepted({ all: [months('greaterThan', 18), months('lessThanInclusive', 24)] })).toEqual({})
  expect(accepted({ fact: 'warrantyEndless', operator: 'equal', value: true })).toEqual({})
  expect(accepted({ not: months('greaterThan', 24) })).toEqual({})
})
