import { expect, test } from 'vitest'
import { contractVocabulary } from '#crm/contracts/contract.vocabulary.ts'
import type { Condition } from '#engine/condition.ts'
import { decide } from '#engine/decide.ts'
import type { ChosenRow } from './approval-route.ts'
import { joined, sayCondition, sayRow } from './say-row.ts'

const context = { vocabulary: contractVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }
const small = { fact: 'category', operator: 'in', value: ['spare-parts', 'service'] }
const little = { fact: 'amount', operator: 'lessThanInclusive', value: '2000000.00' }
const good = { fact: 'margin', operator: 'greaterThanInclusive', value: 20 }
const fair = { fact: 'margin', operator: 'lessThan', value: 17 }
const always = { fact: 'isMajor', operator: 'in', value: [true, false] }

const said = (condition: Condition, costs: boolean) => joined(sayCondition({ ...context, condition, costs }))

/** A row as a request keeps it. */
async function taken(condition: Condition, byCosts: boolean): Promise<ChosenRow> {
  const name = { zh: '毛利偏低', en: 'Low margin' }
  const facts = { category: 'service', amount: '900000.00', margin: 21, isMajor: false, currency: 'EUR' }
  const rules = [{ id: 'AR-09', version: 3, name, condition }]
  const { rules: outcomes } = await decide({ ...context, rules, facts, now: new Date(0) })
  const trace = outcomes[0]?.trace
  if (!trace) throw new Error('no trace')
  return { ruleId: 'AR-09', version: 3, level: 'group', name, why: name, tested: [], trace, byCosts }
}

test('a row is a sentence in both languages', () => {
  expect(said({ all: [small, little, good] }, true)).toEqual({
    zh: '合同类别是备品备件或技术服务，合同金额不高于 ¥200 万，毛利率不低于 20%',
    en: 'Category: Spare parts or Service; Contract amount: at most ¥2 M; Margin: at least 20%',
  })
  expect(said({ all: [always] }, true)).toEqual({ zh: '其余情况', en: 'everything else' })
  expect(said({ any: [small, { not: little }] }, true)).toEqual({
    zh: '任一满足（合同类别是备品备件或技术服务；都不满足（合同金额不高于 ¥200 万））',
    en: 'Any of these (Category: Spare parts or Service; None of these (Contract amount: at most ¥2 M))',
  })
})

test('whoever does not see costs reads no threshold, however it is nested and however often it is asked', () => {
  const plain = { zh: '合同金额不高于 ¥200 万，按毛利水平', en: 'Contract amount: at most ¥2 M; by its margin level' }
  expect(said({ all: [little, good, fair] }, false)).toEqual(plain)
  expect(said({ all: [little, { any: [good, { fact: 'margin', operator: 'isEmpty' }] }] }, false)).toEqual(plain)
  expect(said({ all: [little, { not: fair }] }, false)).toEqual(plain)
  expect(said(good, false)).toEqual({ zh: '按毛利水平', en: 'by its margin level' })
})

test('the row of a request is said from what the request keeps', async () => {
  const row = await taken({ all: [small, little, good] }, true)
  expect(sayRow({ ...context, row, costs: true })).toEqual({
    ruleId: 'AR-09',
    version: 3,
    level: 'group',
    name: { zh: '毛利偏低', en: 'Low margin' },
    says: said({ all: [small, little, good] }, true),
  })
  const foreign = await taken({ all: [{ fact: 'currency', operator: 'notEqual', value: 'CNY' }, { not: fair }] }, true)
  expect(sayRow({ ...context, row: foreign, costs: true }).says).toEqual({
    zh: '币种不是“CNY”，都不满足（毛利率低于 17%）',
    en: 'Currency: not “CNY”; None of these (Margin: below 17%)',
  })
})

test('rows that differ only in margin read the same without costs, and so does the one behind them', async () => {
  const hidden = async (condition: Condition) => sayRow({ ...context, row: await taken(condition, true), costs: false })
  const low = await hidden(fair)
  expect(low).toEqual({
    ruleId: null,
    version: null,
    level: 'group',
    name: { zh: '按毛利水平', en: 'by its margin level' },
    says: { zh: '按毛利水平', en: 'by its margin level' },
  })
  expect(await hidden({ all: [good] })).toEqual(low)
  expect(await hidden(always)).toEqual(low)
  expect(JSON.stringify(await hidden({ all: [little, fair] }))).not.toMatch(/17|AR|Low|偏低/)
})

test('a row that costs had no hand in is said whole to everybody', async () => {
  const row = await taken({ all: [small] }, false)
  expect(sayRow({ ...context, row, costs: false })).toEqual(sayRow({ ...context, row, costs: true }))
})
