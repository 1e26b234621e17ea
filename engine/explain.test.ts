import { describe, expect, it } from 'vitest'
import { everyoneMayRead, onlyOpen, pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import type { Condition } from './condition.ts'
import { decide } from './decide.ts'
import type { FactValues, RuleForDecision } from './decision.ts'
import { type Explanation, explain } from './explain.ts'
import type { MayRead } from './say-line.ts'

const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY', now: new Date(0) }
const executive = { fact: 'visitsSinceStageEntry', params: { level: 'executive' } }
const manager = { fact: 'visitsSinceStageEntry', params: { level: 'manager' } }
const executiveVisits = (value: number): Condition => ({ ...executive, operator: 'greaterThanInclusive', value })
const managerVisits = (value: number): Condition => ({ ...manager, operator: 'greaterThanInclusive', value })
const meetingHeld: Condition = { fact: 'preBidMeetingHeld', operator: 'equal', value: true }
const competitorsFilled: Condition = { fact: 'competitors', operator: 'isNotEmpty' }
const isMajor: Condition = { fact: 'isMajor', operator: 'equal', value: true }
const isLarge: Condition = { fact: 'amount', operator: 'greaterThanInclusive', value: '30000000.00' }
const marginAtLeast8: Condition = { fact: 'marginPercent', operator: 'greaterThanInclusive', value: 8 }

async function explained(
  conditions: readonly (Condition | { when: Condition; condition: Condition })[],
  facts: FactValues,
  mayRead: MayRead = everyoneMayRead,
) {
  const rules: RuleForDecision[] = conditions.map((given, index) => ({
    id: `SG-0${index}`,
    version: 1,
    name: { zh: '', en: '' },
    ...('when' in given ? given : { condition: given }),
  }))
  const decision = await decide({ ...context, rules, facts })
  return { decision, rules, explanation: explain({ decision, rules, vocabulary: pressVocabulary, mayRead }) }
}

const chinese = ({ sets }: Explanation) => sets.map((set) => set.map(({ text }) => text.zh))
const english = ({ sets }: Explanation) => sets.map((set) => set.map(({ text }) => text.en))

describe('explain', () => {
  it('says what is there, what is asked, and what does it', async () => {
    const { explanation } = await explained([{ all: [executiveVisits(2)] }], {
      'visitsSinceStageEntry(level=executive)': 1,
    })
    expect(explanation).toEqual({
      sets: [
        [
          {
            fact: 'visitsSinceStageEntry',
            params: { level: 'executive' },
            remedy: 'activity.log',
            text: { zh: '高层拜访 1 次，要求 2 次', en: 'Executive visits: 1 of 2' },
            have: { zh: '1 次', en: '1' },
            need: { zh: '2 次', en: 'at least 2' },
            target: '2',
          },
        ],
      ],
      blocked: [],
    })
  })

  it.each<[string, Condition, FactValues, string, string]>([
    ['an empty list', competitorsFilled, { competitors: [] }, '竞争对手没有填', 'Competitors not filled in'],
    ['a missing list', competitorsFilled, {}, '竞争对手没有填', 'Competitors not filled in'],
    ['a no', meetingHeld, { preBidMeetingHeld: false }, '标前会未召开', 'Pre-bid meeting not held'],
    [
      'a missing amount',
      isLarge,
      {},
      '预计金额没有填，要求不低于 ¥3,000 万',
      'Expected amount not filled in, required: at least ¥30 M',
    ],
    [
      'an amount',
      isLarge,
      { amount: '12680000' },
      '预计金额 ¥1,268 万，要求不低于 ¥3,000 万',
      'Expected amount: ¥12.68 M, required: at least ¥30 M',
    ],
    [
      'an amount by a cent',
      isLarge,
      { amount: '29999999.99' },
      '预计金额 ¥29,999,999.99，要求不低于 ¥3,000 万',
      'Expected amount: ¥29,999,999.99, required: at least ¥30 M',
    ],
    [
      'a date',
      { fact: 'expectedSigning', operator: 'lessThanInclusive', value: '2027-03-31' },
      { expectedSigning: '2027-05-01' },
      '预计签约 2027-05-01，要求不晚于 2027-03-31',
      'Expected signing: 1 May 2027, required: on or before 31 Mar 2027',
    ],
    [
      'an option',
      { fact: 'grade', operator: 'in', value: ['a', 'b'] },
      { grade: 'c' },
      '客户等级是 C 级，要求 A 级或 B 级',
      'Customer grade: C, required: A or B',
    ],
    [
      'a list',
      { fact: 'competitors', operator: 'contains', value: 'Hartwig' },
      { competitors: ['东岭重机'] },
      '竞争对手是东岭重机，要求有“Hartwig”',
      'Competitors: 东岭重机, required: with “Hartwig”',
    ],
    [
      'a range',
      { fact: 'marginPercent', operator: 'between', value: [8, '25.5'] },
      { marginPercent: '7.95' },
      '毛利率 7.95%，要求在 8% 到 25.5% 之间',
      'Margin: 7.95%, required: from 8% to 25.5%',
    ],
    [
      'a moment',
      { fact: 'lastContact', operator: 'greaterThanInclusive', value: '2027-01-01' },
      { lastContact: '2026-12-31T15:59:00Z' },
      '最近联系 2026-12-31 23:59，要求不早于 2027-01-01',
      'Last contact: 31 Dec 2026 23:59, required: on or after 1 Jan 2027',
    ],
    [
      'another fact',
      { fact: 'amount', operator: 'lessThanInclusive', value: { fact: 'budget' } },
      { amount: '5000', budget: '4000' },
      '预计金额 ¥5,000，要求不高于客户预算',
      'Expected amount: ¥5,000, required: at most Customer budget',
    ],
  ])('says %s', async (_, condition, facts, zh, en) => {
    const { explanation } = await explained([condition], facts)
    expect(chinese(explanation)).toEqual([[zh]])
    expect(english(explanation)).toEqual([[en]])
  })

  it('offers each way under "any", the one with fewest changes first', async () => {
    const condition: Condition = { any: [{ all: [executiveVisits(2), meetingHeld] }, managerVisits(3)] }
    const { explanation } = await explained([condition], {
      'visitsSinceStageEntry(level=executive)': 0,
      'visitsSinceStageEntry(level=manager)': 2,
      preBidMeetingHeld: false,
    })
    expect(english(explanation)).toEqual([
      ['Manager visits: 2 of 3'],
      ['Executive visits: 0 of 2', 'Pre-bid meeting not held'],
    ])
  })

  it('says under "not" what has to be, not which line was false', async () => {
    const condition: Condition = {
      not: { any: [{ fact: 'grade', operator: 'equal', value: 'c' }, { not: meetingHeld }] },
    }
    const { explanation } = await explained([condition], { grade: 'c', preBidMeetingHeld: true })
    expect(english(explanation)).toEqual([['Customer grade: C, required: not C']])
  })

  it('asks for nothing that another line forbids', async () => {
    const condition: Condition = {
      all: [{ any: [{ ...executive, operator: 'equal', value: 0 }, managerVisits(1)] }, executiveVisits(2)],
    }
    const { explanation } = await explained([condition], {
      'visitsSinceStageEntry(level=executive)': 0,
      'visitsSinceStageEntry(level=manager)': 0,
    })
    expect(english(explanation)).toEqual([['Manager visits: 0 of 1', 'Executive visits: 0 of 2']])
  })

  it('joins what several rules ask', async () => {
    const { explanation } = await explained([executiveVisits(2), { all: [meetingHeld, executiveVisits(3)] }], {
      'visitsSinceStageEntry(level=executive)': 1,
      preBidMeetingHeld: false,
    })
    expect(english(explanation)).toEqual([
      ['Executive visits: 1, required: at least 2 and at least 3', 'Pre-bid meeting not held'],
    ])
    expect(explanation.sets[0]?.[0]?.target).toBe('3')
  })

  it('never offers to dodge a gate that applies, but to fill in what decides whether it does', async () => {
    const gate = { when: isLarge, condition: meetingHeld }
    const applying = await explained([gate], { amount: '30000000', preBidMeetingHeld: false })
    expect(english(applying.explanation)).toEqual([['Pre-bid meeting not held']])
    const unknown = await explained([gate], { preBidMeetingHeld: false })
    expect(english(unknown.explanation)).toEqual([['Expected amount not filled in'], ['Pre-bid meeting not held']])
  })

  it('names what stands in the way when nobody can change it', async () => {
    const { explanation } = await explained([{ all: [isMajor, meetingHeld] }], {
      isMajor: false,
      preBidMeetingHeld: false,
    })
    expect(explanation.sets).toEqual([])
    expect(explanation.blocked).toEqual([
      {
        fact: 'isMajor',
        text: { zh: '重大商机：否，要求是', en: 'Major opportunity: no, required: yes' },
        have: { zh: '否', en: 'no' },
        need: { zh: '是', en: 'yes' },
      },
    ])
  })

  it('gives the open lines when no value at all would do', async () => {
    const never: Condition = { all: [executiveVisits(2), { ...executive, operator: 'lessThan', value: 1 }] }
    const { explanation } = await explained([never], { 'visitsSinceStageEntry(level=executive)': 0 })
    expect(explanation.sets).toEqual([])
    expect(explanation.blocked.map(({ text }) => text.en)).toEqual(['Executive visits: 0 of 2'])
  })

  it.each<[unknown, unknown]>([
    ['35.5', '25.5'],
    ['7.5', '8'],
    [null, '8'],
  ])('tries the nearest value that would do: from %s', async (marginPercent, target) => {
    const condition: Condition = { fact: 'marginPercent', operator: 'between', value: [8, '25.5'] }
    const { explanation } = await explained([condition], { marginPercent })
    expect(explanation.sets[0]?.[0]?.target).toBe(target)
  })

  it('has nothing to change where it is allowed', async () => {
    const { explanation } = await explained([executiveVisits(1)], { 'visitsSinceStageEntry(level=executive)': 1 })
    expect(explanation).toEqual({ sets: [[]], blocked: [] })
  })

  it('lets it pass when a set is done', async () => {
    const condition: Condition = {
      all: [isLarge, { not: { any: [{ fact: 'grade', operator: 'equal', value: 'c' }] } }, marginAtLeast8],
    }
    const { explanation, rules, decision } = await explained([condition], { amount: '1', grade: 'c', marginPercent: 5 })
    const done = explanation.sets[0]?.map(({ fact, target }) => [fact, target]) ?? []
    const facts = { ...decision.facts, ...Object.fromEntries(done) }
    expect(done).toHaveLength(3)
    expect((await decide({ ...context, rules, facts })).outcome).toBe('allow')
  })
})

describe('for a reader who may not see the fact', () => {
  it.each<[Condition, FactValues, string, string]>([
    [marginAtLeast8, { marginPercent: '7.5' }, '毛利率低于规定', 'Margin below the limit'],
    [
      { fact: 'marginPercent', operator: 'lessThan', value: 40 },
      { marginPercent: '45' },
      '毛利率高于规定',
      'Margin above the limit',
    ],
    [
      { fact: 'marginPercent', operator: 'between', value: [8, 40] },
      { marginPercent: '45' },
      '毛利率不在规定范围内',
      'Margin outside the limits',
    ],
    [
      { fact: 'marginPercent', operator: 'equal', value: 40 },
      { marginPercent: '45' },
      '毛利率不符合规定',
      'Margin not as the rule asks',
    ],
    [marginAtLeast8, {}, '毛利率不符合规定', 'Margin not as the rule asks'],
    [{ fact: 'remark', operator: 'isNotEmpty' }, {}, '备注不符合规定', 'Remark not as the rule asks'],
  ])('%j reads without figures', async (condition, facts, zh, en) => {
    const { explanation } = await explained([condition], facts, onlyOpen)
    expect(explanation.sets[0]?.[0]).toMatchObject({ text: { zh, en }, have: null, need: null, target: null })
    expect(JSON.stringify(explanation)).not.toMatch(/7\.5|45|40|\b8\b/)
  })

  it('an open figure is not said beside a hidden one', async () => {
    const vocabulary = {
      ...pressVocabulary,
      facts: pressVocabulary.facts.map((fact) =>
        fact.id === 'budget' ? { ...fact, sensitivity: 'cost' as const } : fact,
      ),
    }
    const rules = [
      {
        id: 'R',
        version: 1,
        name: { zh: '', en: '' },
        condition: { fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } },
      },
    ]
    const decision = await decide({ ...context, rules, facts: { amount: '5000', budget: '4000' } })
    const { sets } = explain({ decision, rules, vocabulary, mayRead: onlyOpen })
    expect(sets[0]?.[0]).toMatchObject({ text: { en: 'Expected amount above the limit' }, have: null, target: null })
  })
})
