import { describe, expect, it } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import type { Condition } from './condition.ts'
import { decide } from './decide.ts'
import type { Decision, FactValues, RuleForDecision, TraceNode } from './decision.ts'
import { factsNeeded } from './facts-needed.ts'

const now = new Date('2027-03-01T02:00:00Z')
const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY', now }
const executiveVisits = { fact: 'visitsSinceStageEntry', params: { level: 'executive' } }
const twoVisits: Condition = { ...executiveVisits, operator: 'greaterThanInclusive', value: 2 }
const isMajor: Condition = { fact: 'isMajor', operator: 'equal', value: true }
const isLarge: Condition = { fact: 'amount', operator: 'greaterThanInclusive', value: '30000000.00' }

function rule(condition: Condition, when?: Condition): RuleForDecision {
  return { id: 'SG-07', version: 3, name: { zh: '标前', en: 'Pre-bid' }, when, condition }
}

function leaves(node: TraceNode): TraceNode[] {
  return node.kind === 'line' ? [node] : node.children.flatMap(leaves)
}

const majorWithOneVisit: FactValues = {
  isMajor: true,
  'visitsSinceStageEntry(level=executive)': 1,
  amount: '9000000.00',
}

describe('decide', () => {
  it('refuses while one rule does not hold and keeps the facts, the zone and the versions', async () => {
    const decision = await decide({
      ...context,
      rules: [rule({ all: [twoVisits] }, { all: [isMajor] }), { ...rule({ all: [isMajor] }), id: 'SG-01' }],
      facts: majorWithOneVisit,
    })
    expect(decision).toEqual({
      outcome: 'refuse',
      vocabularyVersion: '2027-01',
      at: '2027-03-01T02:00:00.000Z',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      facts: { isMajor: true, 'visitsSinceStageEntry(level=executive)': '1' },
      rules: [
        {
          ruleId: 'SG-07',
          version: 3,
          applies: 'true',
          holds: false,
          when: {
            kind: 'all',
            place: 'condition',
            truth: 'true',
            children: [
              {
                kind: 'line',
                place: 'all[0]',
                fact: 'isMajor',
                type: 'boolean',
                operator: 'equal',
                have: true,
                ask: true,
                truth: 'true',
              },
            ],
          },
          trace: {
            kind: 'all',
            place: 'condition',
            truth: 'false',
            children: [
              {
                kind: 'line',
                place: 'all[0]',
                fact: 'visitsSinceStageEntry',
                params: { level: 'executive' },
                type: 'number',
                operator: 'greaterThanInclusive',
                have: '1',
                ask: '2',
                truth: 'false',
              },
            ],
          },
        },
        expect.objectContaining({ ruleId: 'SG-01', applies: 'true', holds: true, when: null }),
      ],
    })
  })

  it('allows when every rule holds, and when there is none', async () => {
    const rules = [rule({ all: [twoVisits] })]
    const facts = { 'visitsSinceStageEntry(level=executive)': 2 }
    expect((await decide({ ...context, rules, facts })).outcome).toBe('allow')
    expect((await decide({ ...context, rules: [], facts: {} })).outcome).toBe('allow')
  })

  it.each([
    [true, 0, 'refuse', 'true'],
    [true, 2, 'allow', 'true'],
    [false, 0, 'allow', 'false'],
    [null, 0, 'refuse', 'unknown'],
    [null, 2, 'allow', 'unknown'],
  ] as const)(
    'where it is %s that the rule applies and there are %s visits: %s',
    async (major, visits, outcome, applies) => {
      const decision = await decide({
        ...context,
        rules: [rule(twoVisits, isMajor)],
        facts: { isMajor: major, 'visitsSinceStageEntry(level=executive)': visits },
      })
      expect([decision.outcome, decision.rules[0]?.applies]).toEqual([outcome, applies])
    },
  )

  it('evaluates every line, whatever the first ones say', async () => {
    const condition: Condition = {
      any: [isMajor, { all: [{ not: isMajor }, isLarge] }, { not: { any: [isMajor, twoVisits] } }],
    }
    const decision = await decide({ ...context, rules: [rule(condition)], facts: majorWithOneVisit })
    const trace = decision.rules[0]?.trace
    expect(trace && leaves(trace).map(({ place, truth }) => [place, truth])).toEqual([
      ['any[0]', 'true'],
      ['any[1].all[0].not', 'true'],
      ['any[1].all[1]', 'false'],
      ['any[2].not.any[0]', 'true'],
      ['any[2].not.any[1]', 'false'],
    ])
  })

  it('says unknown of a line on a missing value, and of every node that rests on it', async () => {
    const condition: Condition = { not: { all: [isLarge, isMajor] } }
    const decision = await decide({ ...context, rules: [rule(condition)], facts: { isMajor: true } })
    expect(decision.outcome).toBe('refuse')
    expect(decision.rules[0]?.trace).toMatchObject({
      truth: 'unknown',
      children: [{ kind: 'all', truth: 'unknown', children: [{ have: null, truth: 'unknown' }, { truth: 'true' }] }],
    })
  })

  it('leaves amounts in a foreign currency unknown, whichever way they are asked', async () => {
    const facts = { amount: { amount: '90000000.00', currency: 'USD' } }
    for (const condition of [isLarge, { not: isLarge }]) {
      const decision = await decide({ ...context, rules: [rule(condition)], facts })
      expect([decision.outcome, decision.rules[0]?.trace.truth]).toEqual(['refuse', 'unknown'])
    }
  })

  it('compares two facts, and is unknown where either is missing', async () => {
    const withinBudget: Condition = { fact: 'amount', operator: 'lessThanInclusive', value: { fact: 'budget' } }
    const outcomes = [
      { amount: '5.00', budget: '5' },
      { amount: '5.01', budget: '5' },
      { amount: '5.00' },
      { budget: '5' },
    ].map(async (facts) => {
      const { outcome, rules } = await decide({ ...context, rules: [rule(withinBudget)], facts })
      return [outcome, rules[0]?.trace.truth]
    })
    expect(await Promise.all(outcomes)).toEqual([
      ['allow', 'true'],
      ['refuse', 'false'],
      ['refuse', 'unknown'],
      ['refuse', 'unknown'],
    ])
  })

  it('refuses values of the wrong type, all of them by name', async () => {
    const rules = [rule({ all: [isLarge, isMajor, twoVisits] })]
    const facts = { amount: '1e3', isMajor: 'true', 'visitsSinceStageEntry(level=executive)': 'two' }
    await expect(decide({ ...context, rules, facts })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: {
        invalid: [{ fact: 'amount' }, { fact: 'isMajor' }, { fact: 'visitsSinceStageEntry(level=executive)' }],
      },
    })
  })

  it('refuses a rule that the vocabulary does not carry, and says which', async () => {
    const rules = [rule({ all: [{ fact: 'price', operator: 'equal', value: 1 }] })]
    await expect(decide({ ...context, rules, facts: {} })).rejects.toMatchObject({
      code: 'RULES_BROKEN',
      message: 'Rule SG-07, all[0]: unknown fact "price"',
    })
  })
})

describe('a stored decision', () => {
  it('comes out the same, trace and all, from the rules and facts that were stored', async () => {
    const condition: Condition = {
      any: [
        {
          not: {
            all: [isLarge, { fact: 'lastContact', operator: 'between', value: ['2027-01-01', '2027-02-28T10:00'] }],
          },
        },
        { fact: 'grade', operator: 'notIn', value: ['c'] },
        { fact: 'remark', operator: 'contains', value: 'cafe\u0301' },
        { fact: 'marginPercent', operator: 'lessThan', value: '8.50' },
        { fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } },
      ],
    }
    const rules = [rule(condition, { all: [isMajor] }), rule({ all: [twoVisits] })]
    const facts = {
      ...majorWithOneVisit,
      lastContact: '2027-02-28T09:59:59.5',
      grade: 'c',
      remark: 'CAF\u00c9',
      marginPercent: 8.5,
      budget: { amount: '1', currency: 'EUR' },
      unrelated: 'not asked for',
    }
    const decision = await decide({ ...context, rules, facts })
    const stored: { decision: Decision; rules: RuleForDecision[] } = JSON.parse(JSON.stringify({ decision, rules }))
    const again = await decide({
      rules: stored.rules,
      facts: stored.decision.facts,
      vocabulary: pressVocabulary,
      timezone: stored.decision.timezone,
      currency: stored.decision.currency ?? undefined,
      now: new Date(stored.decision.at),
    })
    expect(JSON.stringify(again)).toBe(JSON.stringify(stored.decision))
    expect(decision.facts).not.toHaveProperty('unrelated')
  })
})

describe('factsNeeded', () => {
  it('lists each fact once for each set of parameters, also those on the right and in "when"', () => {
    const managers = { fact: 'visitsSinceStageEntry', params: { level: 'manager' }, operator: 'equal', value: 1 }
    const rules = [
      rule({ all: [twoVisits, { not: { any: [twoVisits, managers] } }] }, isMajor),
      rule({ fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } }),
    ]
    expect(factsNeeded(rules)).toEqual([
      { key: 'amount', fact: 'amount' },
      { key: 'budget', fact: 'budget' },
      { key: 'isMajor', fact: 'isMajor' },
      { key: 'visitsSinceStageEntry(level=executive)', ...executiveVisits },
      { key: 'visitsSinceStageEntry(level=manager)', fact: 'visitsSinceStageEntry', params: { level: 'manager' } },
    ])
  })
})
