import { describe, expect, it } from 'vitest'
import { everyoneMayRead, onlyOpen, pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { gateChecklist } from './checklist.ts'
import type { Condition } from './condition.ts'
import { decide } from './decide.ts'
import type { FactValues } from './decision.ts'
import type { MayRead } from './say-line.ts'

const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY', now: new Date(0) }
const executiveVisits: Condition = {
  fact: 'visitsSinceStageEntry',
  params: { level: 'executive' },
  operator: 'greaterThanInclusive',
  value: 2,
}
const meetingHeld: Condition = { fact: 'preBidMeetingHeld', operator: 'equal', value: true }
const isMajor: Condition = { fact: 'isMajor', operator: 'equal', value: true }
const amountFilled: Condition = { fact: 'amount', operator: 'isNotEmpty' }
const isLarge: Condition = { fact: 'amount', operator: 'greaterThanInclusive', value: '30000000' }
const notHartwig: Condition = { fact: 'competitors', operator: 'doesNotContain', value: 'Hartwig' }
const marginAtLeast8: Condition = { fact: 'marginPercent', operator: 'greaterThanInclusive', value: 8 }

async function checklistOf(
  conditions: readonly { id?: string; when?: Condition; condition: Condition }[],
  facts: FactValues,
  mayRead: MayRead = everyoneMayRead,
) {
  const rules = conditions.map((given, index) => ({
    id: `SG-0${index}`,
    version: 1,
    name: { zh: '', en: '' },
    ...given,
  }))
  const decision = await decide({ ...context, rules, facts })
  return gateChecklist({ decision, rules, vocabulary: pressVocabulary, mayRead })
}

const facts: FactValues = {
  'visitsSinceStageEntry(level=executive)': 1,
  preBidMeetingHeld: true,
  isMajor: false,
  amount: '126800000.00',
}

describe('gateChecklist', () => {
  it('lists what is met and what is not, with what does it', async () => {
    const checklist = await checklistOf([{ condition: { all: [executiveVisits, meetingHeld, isLarge] } }], facts)
    expect([checklist.required, checklist.met, checklist.missing]).toEqual([3, 2, 1])
    expect(checklist.items).toMatchObject([
      {
        ruleId: 'SG-00',
        met: false,
        title: { zh: '高层拜访 1 次，要求 2 次', en: 'Executive visits: 1 of 2' },
        detail: { zh: '进入本阶段以来完成的拜访。', en: 'Visits done since this stage was entered.' },
        remedy: 'activity.log',
        have: { zh: '1 次', en: '1' },
        need: { zh: '2 次', en: 'at least 2' },
        sets: [[{ fact: 'visitsSinceStageEntry', params: { level: 'executive' } }]],
      },
      { met: true, title: { zh: '标前会已召开', en: 'Pre-bid meeting held' }, detail: null, remedy: null, sets: [] },
      {
        met: true,
        title: { zh: '预计金额不低于 ¥3,000 万', en: 'Expected amount: at least ¥30 M' },
        detail: { zh: '¥12,680 万', en: '¥126.8 M' },
      },
    ])
  })

  it('counts up when met', async () => {
    const checklist = await checklistOf([{ condition: executiveVisits }], {
      'visitsSinceStageEntry(level=executive)': 3,
    })
    expect(checklist.items[0]?.title).toEqual({ zh: '高层拜访 3 / 2 次', en: 'Executive visits: 3 of 2' })
  })

  it('asks for nothing that a rule asks which does not apply, and for everything where that is unknown', async () => {
    const gate = { when: isMajor, condition: { all: [meetingHeld, executiveVisits] } }
    expect((await checklistOf([gate], facts)).required).toBe(0)
    expect((await checklistOf([gate], { ...facts, isMajor: null })).required).toBe(2)
  })

  it('says a line that two rules ask once', async () => {
    const checklist = await checklistOf(
      [{ condition: { all: [executiveVisits, meetingHeld] } }, { condition: executiveVisits }],
      facts,
    )
    expect(checklist.items.map(({ ruleId }) => ruleId)).toEqual(['SG-00', 'SG-00'])
  })

  it('keeps an any-group one item, with its smallest sets of changes', async () => {
    const condition: Condition = { all: [{ any: [executiveVisits, { all: [isMajor, meetingHeld] }] }] }
    const { items } = await checklistOf([{ condition }], facts)
    expect(items).toMatchObject([
      {
        met: false,
        title: {
          zh: '任一满足：高层拜访至少 2 次；全部满足：重大商机：是；标前会已召开',
          en: 'Any of these: Executive visits: at least 2; All of these: Major opportunity: yes; Pre-bid meeting held',
        },
        remedy: 'activity.log',
        sets: [[{ text: { en: 'Executive visits: 1 of 2' } }]],
      },
    ])
  })

  it('turns a none-of group into what has to be', async () => {
    const condition: Condition = {
      not: { any: [{ not: executiveVisits }, { fact: 'preBidMeetingHeld', operator: 'equal', value: false }] },
    }
    const { items } = await checklistOf([{ condition }], facts)
    expect(items.map(({ title, met }) => [title.en, met])).toEqual([
      ['Executive visits: 1 of 2', false],
      ['Pre-bid meeting held', true],
    ])
  })

  it('does not ask twice for a fact to be filled in, unless the other line could be true without', async () => {
    const titles = async (condition: Condition) =>
      (await checklistOf([{ condition }], {})).items.map(({ title }) => title.en)
    expect(await titles({ all: [isLarge, amountFilled] })).toEqual([
      'Expected amount not filled in, required: at least ¥30 M',
    ])
    expect(await titles({ all: [notHartwig, { fact: 'competitors', operator: 'isNotEmpty' }] })).toHaveLength(2)
  })

  it('has no remedy for what nobody can change', async () => {
    const { items } = await checklistOf([{ condition: isMajor }], facts)
    expect(items).toMatchObject([{ met: false, remedy: null, sets: [] }])
  })

  it('shows no figure of a hidden fact, met or not', async () => {
    const { items } = await checklistOf(
      [{ condition: { all: [marginAtLeast8, { any: [marginAtLeast8, isMajor] }] } }],
      { marginPercent: '7.5' },
      onlyOpen,
    )
    expect(items[0]).toMatchObject({ title: { zh: '毛利率低于规定' }, have: null, need: null })
    expect(items[1]?.title.zh).toBe('任一满足：毛利率满足一个不公开的条件；重大商机：是')
    const met = await checklistOf([{ condition: marginAtLeast8 }], { marginPercent: '18.4' }, onlyOpen)
    expect(met.items[0]).toMatchObject({ title: { zh: '毛利率符合规定' }, detail: null, have: null, need: null })
    expect(JSON.stringify([items, met])).not.toMatch(/7\.5|18\.4|\b8\b/)
  })
})
