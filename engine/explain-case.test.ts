import { describe, expect, it } from 'vitest'
import { pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { type ExplainCaseOptions, explainCase } from './explain-case.ts'
import type { Bilingual } from './vocabulary.ts'

const rule: ExplainCaseOptions['rule'] = {
  when: { all: [{ fact: 'isMajor', operator: 'equal', value: true }] },
  condition: {
    all: [
      { fact: 'visitsSinceStageEntry', params: { level: 'executive' }, operator: 'greaterThanInclusive', value: 2 },
      { fact: 'marginPercent', operator: 'greaterThanInclusive', value: '8' },
    ],
  },
}

function words(facts: ExplainCaseOptions['facts'], language: keyof Bilingual = 'zh') {
  const said = explainCase({ rule, facts, vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' })
  return said.map(({ label, value }) => `${label[language]}: ${value[language]}`)
}

describe('explainCase', () => {
  it('says what is given by name, as people read it, in its order', () => {
    const facts = { 'visitsSinceStageEntry(level=executive)': 1, marginPercent: '8.50', isMajor: false }
    expect(words(facts)).toEqual(['高层拜访: 1 次', '毛利率: 8.5%', '重大商机: 否'])
    expect(words(facts, 'en')).toEqual(['Executive visits: 1', 'Margin: 8.5%', 'Major opportunity: no'])
  })

  it('says what the rule asks for and the case leaves out: it is empty', () => {
    expect(words({ isMajor: true, marginPercent: null })).toEqual([
      '重大商机: 是',
      '毛利率: 没有填',
      '高层拜访: 没有填',
    ])
  })

  it('says of days until something that is over how many are past', () => {
    expect(words({ daysInStage: -23 }).at(0)).toMatch(/: 已过 23 天$/)
    expect(words({ daysInStage: -1 }, 'en').at(0)).toMatch(/: 1 day past$/)
    expect(words({ daysInStage: 0 }, 'en').at(0)).toMatch(/: 0 days$/)
  })

  it('refuses a fact that the vocabulary does not carry', () => {
    expect(() => words({ unheardOf: 1 })).toThrow('unheardOf is no fact of')
  })
})
