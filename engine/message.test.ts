import { expect, it } from 'vitest'
import { join, say } from './message.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh-CN.json' with { type: 'json' }

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

it('has the same keys in both languages, in the same order', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh))
})

it('fills no placeholder in one language that the other does not know', () => {
  // a measure word is said in Chinese only
  const spoken = (text: string) => new Set(placeholders(text).filter((name) => name !== 'measure'))
  for (const [key, text] of Object.entries(zh))
    expect([key, spoken(en[key as keyof typeof en])]).toEqual([key, spoken(text)])
})

it('is whole in both languages: Chinese with full-width punctuation, English without Chinese', () => {
  for (const [key, text] of Object.entries(zh))
    expect([key, /[\p{Script=Han}][,;:!?()]/u.test(text)]).toEqual([key, false])
  for (const [key, text] of Object.entries(en))
    expect([key, /\p{Script=Han}|[，。；：]/u.test(text)]).toEqual([key, false])
})

it('sets figures and Latin words off from Chinese characters, and nothing else', () => {
  expect(say('change.counted', { label: '高层拜访', have: '1 次', ask: '2 次' }).zh).toBe('高层拜访 1 次，要求 2 次')
  expect(say('line.lessThan.amount', { label: '预计金额', value: '客户预算' }).zh).toBe('预计金额低于客户预算')
  expect(say('line.lessThan.amount', { label: '毛利 A', value: '8%' })).toEqual({
    zh: '毛利 A 低于 8%',
    en: '毛利 A: below 8%',
  })
  expect(say('line.contains.text', { label: '备注', value: '“1+4铝带”' }).zh).toBe('备注里有“1+4铝带”')
})

it('never leaves a placeholder unfilled', () => {
  expect(() => say('line.isEmpty')).toThrow('No text for {label}')
})

it('joins texts by the separator of each language', () => {
  expect(join([say('value.yes'), say('value.no')], 'value.separator')).toEqual({ zh: '是、否', en: 'yes, no' })
})
