import { describe, expect, it } from 'vitest'
import { everyoneMayRead, onlyOpen, pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import type { Condition } from './condition.ts'
import { type ConditionInWords, explainRule } from './explain-rule.ts'
import type { MayRead } from './say-line.ts'
import type { Bilingual } from './vocabulary.ts'

const context = { vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }
const visits = { fact: 'visitsSinceStageEntry', params: { level: 'executive' } }

function outline(node: ConditionInWords, language: keyof Bilingual): unknown {
  if (node.kind === 'line') return node.text[language]
  return { [node.title[language]]: node.children.map((child) => outline(child, language)) }
}

function words(condition: Condition, language: keyof Bilingual = 'zh', mayRead: MayRead = everyoneMayRead) {
  return outline(explainRule({ ...context, condition, mayRead }), language)
}

describe('explainRule', () => {
  const condition: Condition = {
    all: [
      { ...visits, operator: 'greaterThanInclusive', value: 2 },
      {
        any: [
          { fact: 'isMajor', operator: 'equal', value: true },
          { fact: 'preBidMeetingHeld', operator: 'notEqual', value: true },
        ],
      },
      {
        not: {
          any: [
            {
              all: [
                { fact: 'marginPercent', operator: 'lessThan', value: '8.50' },
                { fact: 'marginPercent', operator: 'isNotEmpty' },
              ],
            },
            {
              any: [
                { fact: 'grade', operator: 'equal', value: 'c' },
                { fact: 'grade', operator: 'isEmpty' },
              ],
            },
          ],
        },
      },
    ],
  }

  it('says groups and lines in Chinese', () => {
    expect(words(condition)).toEqual({
      全部满足: [
        '高层拜访至少 2 次',
        { 任一满足: ['重大商机：是', '标前会未召开'] },
        { 都不满足: ['毛利率低于 8.5%（没有填，算不成立）', '客户等级是 C 级（没有填也算满足）'] },
      ],
    })
  })

  it('and in English', () => {
    expect(words(condition, 'en')).toEqual({
      'All of these': [
        'Executive visits: at least 2',
        { 'Any of these': ['Major opportunity: yes', 'Pre-bid meeting not held'] },
        { 'None of these': ['Margin: below 8.5% (empty: does not hold)', 'Customer grade: C (or left empty)'] },
      ],
    })
  })

  it.each<[Condition, string, string]>([
    [{ fact: 'amount', operator: 'lessThan', value: '8500' }, '预计金额低于 ¥8,500', 'Expected amount: below ¥8,500'],
    [
      { fact: 'amount', operator: 'equal', value: { amount: '1200000', currency: 'USD' } },
      '预计金额等于 $120 万',
      'Expected amount: $1.2 M',
    ],
    [
      { fact: 'amount', operator: 'greaterThan', value: { fact: 'budget' } },
      '预计金额高于客户预算',
      'Expected amount: above Customer budget',
    ],
    [
      { fact: 'daysInStage', operator: 'lessThanInclusive', value: 1 },
      '本阶段停留最多 1 天',
      'Days in stage: at most 1 day',
    ],
    [{ ...visits, operator: 'between', value: [1, 3] }, '高层拜访在 1 次到 3 次之间', 'Executive visits: from 1 to 3'],
    [
      { fact: 'expectedSigning', operator: 'greaterThan', value: '2027-09-02' },
      '预计签约晚于 2027-09-02',
      'Expected signing: after 2 Sep 2027',
    ],
    [
      { fact: 'grade', operator: 'notIn', value: ['a', 'b', 'c'] },
      '客户等级不是 A 级、B 级或 C 级',
      'Customer grade: not A, B or C',
    ],
    [
      { fact: 'competitors', operator: 'contains', value: '东岭重机' },
      '竞争对手里有“东岭重机”',
      'Competitors: includes “东岭重机”',
    ],
    [{ fact: 'remark', operator: 'doesNotContain', value: '暂停' }, '备注里没有“暂停”', 'Remark: without “暂停”'],
    [{ fact: 'competitors', operator: 'isEmpty' }, '竞争对手没有填', 'Competitors not filled in'],
  ])('%j', (condition, zh, en) => {
    expect([words(condition), words(condition, 'en')]).toEqual([zh, en])
  })

  it('says what a negation is over: none of some, not all of some, not one', () => {
    const major: Condition = { fact: 'isMajor', operator: 'equal', value: true }
    expect(words({ not: { any: [major, major] } })).toEqual({ 都不满足: ['重大商机：是', '重大商机：是'] })
    expect(words({ not: { all: [major, major] } })).toEqual({ 不全满足: ['重大商机：是', '重大商机：是'] })
    expect(words({ not: major })).toEqual({ 都不满足: ['重大商机：是'] })
    expect(words({ not: { not: major } })).toEqual({ 都不满足: [{ 都不满足: ['重大商机：是'] }] })
  })

  it('leaves out the figures that a reader may not see', () => {
    expect(JSON.stringify(words(condition, 'zh', onlyOpen))).toContain('毛利率满足一个不公开的条件（没有填，算不成立）')
    expect(JSON.stringify(words(condition, 'zh', onlyOpen))).not.toContain('8.5')
  })

  it('uses neither paths nor the words of a programmer', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(JSON.stringify(words(condition, language))).not.toMatch(
        /\bAND\b|\bOR\b|\bNOT\b|all\[|marginPercent|greaterThan/,
      )
    }
  })

  it('refuses a condition that the vocabulary does not carry', () => {
    expect(() => words({ all: [{ fact: 'price', operator: 'equal', value: 1 }] })).toThrow(
      'all[0]: unknown fact "price"',
    )
  })
})
