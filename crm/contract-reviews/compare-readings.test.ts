import { expect, test } from 'vitest'
import { compareReadings } from './compare-readings.ts'
import type { RuleFlagDetail } from './flag-detail.ts'
import type { ModelFlag } from './model-reading.ts'

const words = { zh: '', en: '' }
const theirs = (more: Partial<ModelFlag>): ModelFlag => ({
  kind: 'warranty',
  severity: 'high',
  rule: { id: 'CP-26', version: 1, name: words },
  clause: '10.1',
  page: null,
  at: { start: 100, end: 120 },
  quote: '',
  facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 36, label: words, said: words }],
  reason: null,
  wording: null,
  ...more,
})
const ours = (id: string, months: number, more: object = {}) => ({
  id,
  rule: { id: 'CP-26', version: 1, precision: null },
  clause: '10.1',
  at: { start: 110, end: 130 },
  detail: {
    facts: [{ fact: 'warrantyMonthsFromAcceptance', value: months, label: words, said: words, at: null }],
  } as unknown as RuleFlagDetail,
  ...more,
})

test('a flag is marked by both, by both with other facts, by the review alone, or by the model alone', () => {
  const alone = theirs({ rule: { id: 'CP-30', version: 1, name: words } })
  const { byFlag, onlyModel } = compareReadings(
    [ours('same', 36), ours('differs', 24), ours('elsewhere', 36, { clause: '12', at: { start: 300, end: 310 } })],
    [theirs({}), alone],
  )
  expect([...byFlag].map(([id, { how }]) => `${id} ${how}`)).toEqual([
    'same same',
    'differs differs',
    'elsewhere not-marked',
  ])
  expect(onlyModel).toEqual([alone])
})

test('what is missing altogether, and what a person has set, is compared with nothing', () => {
  const { byFlag } = compareReadings([ours('missing', 36, { at: null }), ours('own', 36, { rule: null })], [theirs({})])
  expect(byFlag.size).toBe(0)
})
