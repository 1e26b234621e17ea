import { describe, expect, it } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { checkCondition } from './check-condition.ts'
import { type Condition, conditionSchema } from './condition.ts'
import type { ProblemCode } from './problem.ts'

const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }
const isEnough = { fact: 'amount', operator: 'greaterThanInclusive', value: '30000000.00' }
const isLow = { fact: 'marginPercent', operator: 'lessThan', value: 8 }

function problemsOf(condition: unknown): [string, ProblemCode][] {
  const checked = checkCondition({ ...context, condition })
  return checked.ok ? [] : checked.problems.map(({ place, code }) => [place, code])
}

describe('what may be saved', () => {
  it.each<[string, Condition]>([
    ['one line', { all: [isEnough] }],
    ['a line without a group', isEnough],
    [
      'groups in groups',
      { any: [{ all: [isEnough] }, { not: { any: [{ fact: 'isMajor', operator: 'equal', value: true }] } }] },
    ],
    [
      'a fact with parameters',
      { all: [{ fact: 'visitsSinceStageEntry', params: { level: 'executive' }, operator: 'equal', value: 2 }] },
    ],
    ['a unit that is the fact’s own', { all: [{ ...isLow, unit: '%' }] }],
    ['two facts compared', { all: [{ fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } }] }],
    ['a day asked of a moment', { all: [{ fact: 'lastContact', operator: 'greaterThan', value: '2027-01-01' }] }],
    ['a range of one value', { all: [{ fact: 'daysInStage', operator: 'between', value: [5, 5] }] }],
    ['a negation over a fact that is never missing', { not: { fact: 'isMajor', operator: 'equal', value: true } }],
    ['emptiness under a negation', { not: { fact: 'amount', operator: 'isEmpty' } }],
  ])('%s', (_, condition) => {
    expect(problemsOf(condition)).toEqual([])
    expect(conditionSchema.parse(condition)).toEqual(condition)
  })

  it('leaves what it reads as it was, so that saving unchanged saves the same', () => {
    const condition = {
      not: { all: [{ fact: 'expectedSigning', operator: 'between', value: ['2027-01-01', '2027-03-31'] }] },
    }
    const before = JSON.stringify(condition)
    checkCondition({ ...context, condition })
    expect(JSON.stringify(conditionSchema.parse(condition))).toBe(before)
  })
})

describe('what is refused, with its place', () => {
  it.each<[unknown, string, ProblemCode]>([
    [null, 'condition', 'notACondition'],
    ['x', 'condition', 'notACondition'],
    [[isEnough], 'condition', 'notACondition'],
    [{}, 'condition', 'halfFilled'],
    [{ all: [] }, 'condition', 'emptyGroup'],
    [{ all: [isEnough, { any: [] }] }, 'all[1]', 'emptyGroup'],
    [{ all: isEnough }, 'condition', 'groupNeedsList'],
    [{ not: [isEnough] }, 'condition', 'notNeedsOne'],
    [{ all: [isEnough], any: [isEnough] }, 'condition', 'mixedGroup'],
    [{ all: [isEnough], name: 'x' }, 'condition', 'mixedGroup'],
    [{ all: [isEnough], priority: 1 }, 'condition', 'priority'],
    [{ all: [{ ...isEnough, priority: 1 }] }, 'all[0]', 'priority'],
    [{ all: [{ ...isEnough, path: '$.x' }] }, 'all[0]', 'unknownKey'],
    [{ all: [{ condition: 'shared' }] }, 'all[0]', 'unknownKey'],
    [{ all: [{ any: [{ fact: 'price', operator: 'equal', value: 1 }] }] }, 'all[0].any[0]', 'unknownFact'],
    [{ all: [{ fact: 'amount', operator: 'atLeast', value: '1' }] }, 'all[0]', 'unknownOperator'],
    [{ all: [{ fact: 'amount', operator: 'contains', value: '1' }] }, 'all[0]', 'operatorNotForType'],
    [{ all: [{ fact: 'grade', operator: 'lessThan', value: 'b' }] }, 'all[0]', 'operatorNotForType'],
    [{ all: [{ fact: 'isMajor', operator: 'lessThan', value: true }] }, 'all[0]', 'operatorNotForType'],
    [{ all: [{ operator: 'equal', value: 1 }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'amount', value: '1' }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'amount', operator: 'equal' }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'amount', operator: 'equal', value: null }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'remark', operator: 'contains', value: ' \u3000' }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'daysInStage', operator: 'between', value: [1, null] }] }, 'all[0]', 'halfFilled'],
    [{ all: [{ fact: 'visitsSinceStageEntry', operator: 'equal', value: 1 }] }, 'all[0]', 'halfFilled'],
    [
      { all: [{ fact: 'visitsSinceStageEntry', params: { level: 'boss' }, operator: 'equal', value: 1 }] },
      'all[0]',
      'wrongParam',
    ],
    [
      { all: [{ fact: 'visitsSinceStageEntry', params: { level: ['executive'] }, operator: 'equal', value: 1 }] },
      'all[0]',
      'wrongParam',
    ],
    [{ all: [{ ...isEnough, params: { level: 'executive' } }] }, 'all[0]', 'unknownParam'],
    [{ all: [{ ...isLow, unit: '‰' }] }, 'all[0]', 'unknownUnit'],
    [{ all: [{ ...isEnough, unit: '%' }] }, 'all[0]', 'unknownUnit'],
    [{ all: [{ fact: 'amount', operator: 'isEmpty', value: '5' }] }, 'all[0]', 'valueNotWanted'],
    [{ all: [{ fact: 'daysInStage', operator: 'between', value: 5 }] }, 'all[0]', 'rangeNeedsTwo'],
    [{ all: [{ fact: 'daysInStage', operator: 'between', value: [1, 2, 3] }] }, 'all[0]', 'rangeNeedsTwo'],
    [{ all: [{ fact: 'daysInStage', operator: 'between', value: [10, 9] }] }, 'all[0]', 'reversedRange'],
    [{ all: [{ fact: 'amount', operator: 'between', value: ['1000000', '900'] }] }, 'all[0]', 'reversedRange'],
    [
      { all: [{ fact: 'lastContact', operator: 'between', value: ['2027-01-02', '2027-01-01T15:00:00Z'] }] },
      'all[0]',
      'reversedRange',
    ],
    [
      { all: [{ fact: 'amount', operator: 'between', value: ['1', { amount: '2', currency: 'USD' }] }] },
      'all[0]',
      'mixedCurrencies',
    ],
    [{ all: [{ fact: 'grade', operator: 'in', value: 'a' }] }, 'all[0]', 'listNeeded'],
    [{ all: [{ fact: 'grade', operator: 'in', value: [] }] }, 'all[0]', 'emptyList'],
    [{ all: [{ fact: 'grade', operator: 'in', value: ['a', 'z'] }] }, 'all[0]', 'wrongValueType'],
    [{ all: [{ fact: 'amount', operator: 'equal', value: '1e3' }] }, 'all[0]', 'wrongValueType'],
    [{ all: [{ fact: 'isMajor', operator: 'equal', value: 'true' }] }, 'all[0]', 'wrongValueType'],
    [{ all: [{ fact: 'competitors', operator: 'contains', value: 5 }] }, 'all[0]', 'wrongValueType'],
    [{ all: [{ fact: 'expectedSigning', operator: 'equal', value: '2027-02-29' }] }, 'all[0]', 'wrongValueType'],
    [{ all: [{ fact: 'amount', operator: 'lessThan', value: { fact: 'amount' } }] }, 'all[0]', 'sameFact'],
    [{ all: [{ fact: 'amount', operator: 'lessThan', value: { fact: 'daysInStage' } }] }, 'all[0]', 'referenceType'],
    [{ all: [{ fact: 'amount', operator: 'lessThan', value: { fact: 'price' } }] }, 'all[0]', 'unknownFact'],
    [
      { all: [{ fact: 'amount', operator: 'lessThan', value: { fact: 'budget', path: 'x' } }] },
      'all[0]',
      'referenceNotHere',
    ],
    [{ all: [{ fact: 'amount', operator: 'in', value: { fact: 'budget' } }] }, 'all[0]', 'referenceNotHere'],
  ])('%j', (condition, place, code) => {
    expect(problemsOf(condition)).toContainEqual([place, code])
  })

  it('compares a fact with itself also where its parameters are written in another order', () => {
    const params = { level: 'executive' }
    const visits = { fact: 'visitsSinceStageEntry', params }
    expect(problemsOf({ all: [{ ...visits, operator: 'lessThan', value: { ...visits } }] })).toEqual([
      ['all[0]', 'sameFact'],
    ])
    const other = { ...visits, params: { level: 'manager' } }
    expect(problemsOf({ all: [{ ...visits, operator: 'lessThan', value: other }] })).toEqual([])
  })

  it('refuses what is nested deeper than anybody reads', () => {
    let condition: Condition = isEnough
    for (let depth = 0; depth < 5000; depth++) condition = { all: [condition] }
    expect(problemsOf(condition).map(([, code]) => code)).toEqual(['tooDeep'])
  })

  it('names every problem at once, in both languages', () => {
    const checked = checkCondition({
      ...context,
      condition: { all: [{ any: [] }, { fact: 'price', operator: 'equal', value: 1 }] },
    })
    expect(checked.ok ? [] : checked.problems.map(({ reason }) => reason)).toEqual([
      { zh: '这一组是空的', en: 'the group is empty' },
      { zh: '没有“price”这个事实', en: 'unknown fact "price"' },
    ])
  })
})

describe('a negation over a fact that may be missing', () => {
  const notEmpty = { fact: 'marginPercent', operator: 'isNotEmpty' }
  const empty = { fact: 'marginPercent', operator: 'isEmpty' }
  const notNine = { fact: 'marginPercent', operator: 'notEqual', value: 9 }

  it.each<[string, Condition, string]>([
    ['under not', { not: isLow }, 'not'],
    ['in a none-of group', { all: [isEnough, { not: { any: [isEnough, isLow] } }] }, 'all[1].not.any[1]'],
    ['with a negative operator', { all: [notNine] }, 'all[0]'],
    ['with notIn', { all: [{ fact: 'grade', operator: 'notIn', value: ['c'] }] }, 'all[0]'],
    ['with doesNotContain', { all: [{ fact: 'competitors', operator: 'doesNotContain', value: 'Hartwig' }] }, 'all[0]'],
    ['where only another fact is settled', { all: [notNine, { fact: 'amount', operator: 'isNotEmpty' }] }, 'all[0]'],
    ['where it is settled the wrong way round', { any: [notNine, notEmpty] }, 'any[0]'],
    [
      'where the fact on the right may be missing',
      { not: { fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } } },
      'not',
    ],
  ])('has to say what empty means: %s', (_, condition, place) => {
    expect(problemsOf(condition)).toContainEqual([place, 'emptyOpen'])
    expect(checkCondition({ ...context, condition, openNegations: 'allowed' }).ok).toBe(true)
  })

  it.each<[string, Condition]>([
    ['empty does not hold', { not: { all: [isLow, notEmpty] } }],
    ['empty holds', { not: { any: [isLow, empty] } }],
    ['beside a negative operator', { all: [notNine, notEmpty] }],
    ['in a group around it', { all: [notEmpty, { any: [{ not: isLow }, notNine] }] }],
  ])('is settled: %s', (_, condition) => {
    expect(problemsOf(condition)).toEqual([])
  })

  it('offers both corrections, each of which may be saved', () => {
    const checked = checkCondition({ ...context, condition: { all: [notNine] } })
    const corrections = checked.ok ? [] : (checked.problems[0].corrections ?? [])
    expect(corrections).toEqual([
      { label: { zh: '没有填，算不成立', en: 'empty: does not hold' }, replacement: { all: [notNine, notEmpty] } },
      { label: { zh: '没有填，算成立', en: 'empty: holds' }, replacement: { any: [notNine, empty] } },
    ])
    for (const { replacement } of corrections) {
      expect(problemsOf({ all: [replacement] })).toEqual([])
      expect(problemsOf({ not: replacement })).toEqual([])
    }
  })
})
