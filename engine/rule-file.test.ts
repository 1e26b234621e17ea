import { describe, expect, it } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { checkRule, type RuleFile } from './rule-file.ts'
import { runCases } from './run-cases.ts'

const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }
const visits = { fact: 'visitsSinceStageEntry', params: { level: 'executive' } }
const good = {
  id: 'SG-07',
  set: 'stage-gates',
  subject: 'opportunity',
  name: { zh: '重大商机标前管理', en: 'Major deals before the bid' },
  why: { zh: '不见高层，不投标', en: 'No bid without meeting an executive' },
  owner: 'hq-sales',
  scope: { type: 'product-project', to: 'bid' },
  when: { all: [{ fact: 'isMajor', operator: 'equal', value: true }] },
  condition: {
    all: [
      { ...visits, operator: 'greaterThanInclusive', value: 2 },
      { fact: 'competitors', operator: 'isNotEmpty' },
    ],
  },
  cases: [
    {
      name: { zh: '两次高层拜访', en: 'Two executive visits' },
      facts: { isMajor: true, 'visitsSinceStageEntry(level=executive)': 2, competitors: ['Hartwig'] },
      expect: 'allow',
    },
    {
      name: { zh: '没有拜访', en: 'No visit' },
      facts: { isMajor: true, 'visitsSinceStageEntry(level=executive)': 0 },
      expect: 'refuse',
    },
  ],
}
const [allowed, refused] = good.cases

function problemsOf(content: unknown): string[] {
  const checked = checkRule({ ...context, content })
  return checked.ok ? [] : checked.problems.map(({ place, code }) => `${place} ${code}`)
}

const without = (key: keyof typeof good) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key))

/** A line in so many groups. */
function nested(levels: number): object {
  let condition: object = { fact: 'isMajor', operator: 'equal', value: true }
  for (let level = 0; level < levels; level += 1) condition = { all: [condition] }
  return condition
}

describe('checkRule', () => {
  it('takes a rule up to its bounds', () => {
    const cases = Array.from({ length: 50 }, (_, at) => ({
      ...(at > 0 ? refused : allowed),
      name: { zh: `${at}`, en: `${at}` },
    }))
    expect(problemsOf({ ...good, when: nested(23), cases })).toEqual([])
  })

  it('gives back a good rule as it was written', () => {
    expect(checkRule({ ...context, content: good })).toEqual({ ok: true, rule: good })
    expect(problemsOf(without('when'))).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['no object', [], ' notJson'],
    ['too many cases', { ...good, cases: Array.from({ length: 51 }, () => allowed) }, 'cases tooManyCases'],
    ['too deep a condition', { ...good, when: nested(24) }, 'when tooDeep'],
    ['too deep a case', { ...good, cases: [{ ...allowed, facts: { isMajor: nested(9_000) } }] }, 'cases tooDeep'],
    ['lists in lists', { ...good, condition: JSON.parse('['.repeat(9_000) + ']'.repeat(9_000)) }, 'condition tooDeep'],
    ['nothing', null, ' notJson'],
    ['no id', without('id'), 'id missingKey'],
    ['an id of no form', { ...good, id: 'seven' }, 'id wrongShape'],
    ['an unknown set', { ...good, set: 'gates' }, 'set wrongShape'],
    ['no subject', without('subject'), 'subject missingKey'],
    ['another subject', { ...good, subject: 'contract' }, 'subject wrongSubject'],
    ['no name', without('name'), 'name missingKey'],
    ['a name in one language', { ...good, name: { zh: '标前' } }, 'name.en missingKey'],
    ['a blank name', { ...good, name: { zh: '标前', en: ' ' } }, 'name.en wrongShape'],
    ['no reason', without('why'), 'why missingKey'],
    ['no owner', { ...good, owner: '' }, 'owner wrongShape'],
    ['no scope', without('scope'), 'scope missingKey'],
    ['half a scope', { ...good, scope: { type: 'product-project' } }, 'scope scopeNeeded'],
    ['a scope of its own', { ...good, scope: { ...good.scope, from: 'pre-bid' } }, 'scope unknownKey'],
    ['an unknown key', { ...good, priority: 5 }, ' unknownKey'],
    ['no condition', without('condition'), 'condition missingKey'],
    ['an empty group', { ...good, condition: { all: [] } }, 'condition emptyGroup'],
    ['an empty group inside', { ...good, condition: { all: [{ any: [] }] } }, 'condition.all[0] emptyGroup'],
    [
      'an unknown fact',
      { ...good, condition: { all: [{ fact: 'price', operator: 'isEmpty' }] } },
      'condition.all[0] unknownFact',
    ],
    [
      'a fault in when',
      { ...good, when: { all: [{ fact: 'isMajor', operator: 'equal', value: 'yes' }] } },
      'when.all[0] wrongValueType',
    ],
    [
      'an open negation',
      { ...good, condition: { not: { fact: 'grade', operator: 'equal', value: 'c' } } },
      'condition.not emptyOpen',
    ],
    ['no cases', { ...good, cases: [] }, 'cases wrongShape'],
    ['no case that passes', { ...good, cases: [refused] }, 'cases caseMissing'],
    ['no case that is refused', { ...good, cases: [allowed] }, 'cases caseMissing'],
    [
      'two cases of one name',
      { ...good, cases: [allowed, { ...refused, name: allowed?.name }] },
      'cases[1].name caseTwice',
    ],
    [
      'a case that expects something else',
      { ...good, cases: [allowed, { ...refused, expect: 'deny' }] },
      'cases[1].expect wrongShape',
    ],
    ['a case with an unknown key', { ...good, cases: [{ ...allowed, note: '' }, refused] }, 'cases[0] unknownKey'],
    [
      'a case with an unknown fact',
      { ...good, cases: [allowed, { ...refused, facts: { price: 1 } }] },
      'cases[1].facts.price caseFact',
    ],
    [
      'a case without the parameters of a fact',
      { ...good, cases: [allowed, { ...refused, facts: { visitsSinceStageEntry: 1 } }] },
      'cases[1].facts.visitsSinceStageEntry caseFact',
    ],
    [
      'a case with a parameter that is none',
      { ...good, cases: [allowed, { ...refused, facts: { 'visitsSinceStageEntry(level=boss)': 1 } }] },
      'cases[1].facts.visitsSinceStageEntry(level=boss) caseFact',
    ],
    [
      'a case with a value of the wrong type',
      { ...good, cases: [allowed, { ...refused, facts: { isMajor: 'true' } }] },
      'cases[1].facts.isMajor caseValue',
    ],
    [
      'a case with an element that is not written yet',
      { ...good, cases: [allowed, { ...refused, facts: { competitors: ['Hartwig', ' '] } }] },
      'cases[1].facts.competitors halfFilled',
    ],
  ])('refuses %s', (_, content, problem) => {
    expect(problemsOf(content)).toContain(problem)
  })

  it('names every fault at once, in both languages', () => {
    const checked = checkRule({ ...context, content: { ...good, owner: '', condition: { all: [] }, extra: 1 } })
    expect(checked.ok ? [] : checked.problems.map(({ reason }) => reason)).toEqual([
      { zh: '“owner”写得不对', en: '"owner" is not written as it should be' },
      { zh: '不认识“extra”', en: 'unknown key "extra"' },
      { zh: '这一组是空的', en: 'the group is empty' },
    ])
  })
})

describe('a row of a route table', () => {
  const step = {
    key: 'manager',
    name: { zh: '部门负责人', en: 'Department head' },
    asks: [{ role: 'sales-manager', at: 'department' }, { person: 'cheng.liqun@gantry.example' }],
    passes: { share: 0.5 },
    endsOn: 'no-way-left',
    hours: 24,
    escalateTo: null,
    keptFor: ['amount'],
  }
  const row = {
    ...good,
    set: 'approval-routes',
    scope: { for: 'stage-exception', order: '10' },
    route: [step],
    cases: [
      { ...allowed, expect: 'route' },
      { ...refused, expect: 'pass-over' },
    ],
  }

  it('is given back as it was written, and proves itself like every other rule', async () => {
    expect(checkRule({ ...context, content: row })).toEqual({ ok: true, rule: row })
    const results = await runCases({ ...context, rule: row as unknown as RuleFile })
    expect(results.map(({ passed }) => passed)).toEqual([true, true])
  })

  it('is passed over where it does not apply', async () => {
    const cases = [{ ...allowed, facts: { ...allowed?.facts, isMajor: false }, expect: 'pass-over' }]
    const [one] = await runCases({ ...context, rule: { ...row, cases } as unknown as RuleFile })
    expect(one?.passed).toBe(true)
  })

  it.each<[string, unknown, string]>([
    ['no route', { ...row, route: undefined }, 'route missingKey'],
    ['an empty route', { ...row, route: [] }, 'route wrongShape'],
    ['a step that asks nobody', { ...row, route: [{ ...step, asks: [] }] }, 'route[0].asks wrongShape'],
    [
      'a place that is none',
      { ...row, route: [{ ...step, asks: [{ role: 'legal', at: 'world' }] }] },
      'route[0].asks[0] wrongShape',
    ],
    ['a share of nothing', { ...row, route: [{ ...step, passes: { share: 0 } }] }, 'route[0].passes.share wrongShape'],
    ['no time at all', { ...row, route: [{ ...step, hours: 0 }] }, 'route[0].hours wrongShape'],
    ['two steps of one key', { ...row, route: [step, step] }, 'route[1].key stepTwice'],
    ['no order', { ...row, scope: { for: 'contract' } }, 'scope scopeNeeded'],
    ['a route of a gate', { ...good, route: [step] }, ' unknownKey'],
    ['no case that it passes over', { ...row, cases: [row.cases[0]] }, 'cases caseMissing'],
  ])('refuses %s', (_, content, problem) => {
    expect(problemsOf(content)).toContain(problem)
  })
})

describe('a recommendation', () => {
  const recommendation = {
    ...good,
    set: 'knowledge-recommendation',
    scope: { kind: 'any' },
    topic: { zh: '标前会', en: 'pre-bid meeting' },
    cases: [
      { ...allowed, expect: 'recommend' },
      { ...refused, expect: 'leave' },
    ],
  }

  it('is given back as it was written, proves itself, and recommends nothing where it does not apply', async () => {
    expect(checkRule({ ...context, content: recommendation })).toEqual({ ok: true, rule: recommendation })
    const elsewhere = { ...allowed, facts: { ...allowed?.facts, isMajor: false }, expect: 'leave' }
    const rule = { ...recommendation, cases: [...recommendation.cases, elsewhere] } as unknown as RuleFile
    expect((await runCases({ ...context, rule })).map(({ passed }) => passed)).toEqual([true, true, true])
  })

  it.each<[string, unknown, string]>([
    ['no topic', { ...recommendation, topic: undefined }, 'topic missingKey'],
    ['a topic in one language', { ...recommendation, topic: { zh: '标前会' } }, 'topic.en missingKey'],
    ['a topic of a gate', { ...good, topic: recommendation.topic }, ' unknownKey'],
    ['no kind', { ...recommendation, scope: {} }, 'scope scopeNeeded'],
    ['no case that it leaves', { ...recommendation, cases: [recommendation.cases[0]] }, 'cases caseMissing'],
  ])('refuses %s', (_, content, problem) => {
    expect(problemsOf(content)).toContain(problem)
  })
})

describe('runCases', () => {
  const run = (rule: unknown) => runCases({ ...context, rule: rule as RuleFile })

  it('passes where the rule does what its cases say', async () => {
    expect((await run(good)).map(({ passed, decision }) => [passed, decision.outcome])).toEqual([
      [true, 'allow'],
      [true, 'refuse'],
    ])
  })

  it('fails where it does not, and shows the trace', async () => {
    const stricter = { ...good, condition: { all: [{ ...visits, operator: 'greaterThanInclusive', value: 3 }] } }
    const [first] = await run(stricter)
    expect(first).toMatchObject({ passed: false, case: { name: { en: 'Two executive visits' } } })
    expect(first?.decision.rules[0]?.trace).toMatchObject({ children: [{ have: '2', ask: '3', truth: 'false' }] })
  })

  it('takes a fact that a case leaves out for missing, so an unknown "when" refuses', async () => {
    const results = await run({ ...good, cases: [{ ...refused, facts: {} }] })
    expect(results[0]?.decision.rules[0]).toMatchObject({ applies: 'unknown', holds: false })
  })
})
