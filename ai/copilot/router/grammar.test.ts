import { describe, expect, test } from 'vitest'
import { plainText, readNumber } from './plain-text.ts'
import { readAmounts } from './read-amounts.ts'
import { readTimes } from './read-dates.ts'
import { readIdle } from './read-idle.ts'
import { recordWords } from './record-words.ts'

/** A Monday. */
const today = '2026-11-30'

describe('times', () => {
  test.each([
    ['下周三带方案再去', '2026-12-09', '2026-12-09', 'within'],
    ['本月要签的', '2026-11-01', '2026-11-30', 'within'],
    ['四季度预计能签多少', '2026-10-01', '2026-12-31', 'within'],
    ['明年一季度', '2027-01-01', '2027-03-31', 'within'],
    ['下季度', '2027-01-01', '2027-03-31', 'within'],
    ['12月15号之前', '2026-12-15', '2026-12-15', 'before'],
    ['明年二月份', '2027-02-01', '2027-02-28', 'within'],
    ['年底前', '2026-12-31', '2026-12-31', 'before'],
    ['推到明年三月底', '2027-03-31', '2027-03-31', 'before'],
    ['上周五', '2026-11-27', '2026-11-27', 'within'],
    ['前天', '2026-11-28', '2026-11-28', 'within'],
    ['未来两周', '2026-11-30', '2026-12-14', 'within'],
    ['next quarter', '2027-01-01', '2027-03-31', 'within'],
    ['by the end of march', '2027-03-31', '2027-03-31', 'before'],
    ['next wednesday', '2026-12-09', '2026-12-09', 'within'],
    ['last friday', '2026-11-27', '2026-11-27', 'within'],
    ['before 15 february', '2027-02-15', '2027-02-15', 'before'],
    ['in december', '2026-12-01', '2026-12-31', 'within'],
    ['q1 2027', '2027-01-01', '2027-03-31', 'within'],
    ['2027-01-31', '2027-01-31', '2027-01-31', 'within'],
    ['the day after tomorrow', '2026-12-02', '2026-12-02', 'within'],
  ])('%s', (text, from, to, side) => {
    expect(readTimes(plainText(text), today)[0]).toMatchObject({ from, to, side })
  })

  test('what is no time is none', () => {
    for (const text of ['165MN 快锻液压机', '300MN press', 'a couple of projects', '2月30号']) {
      expect(readTimes(plainText(text), today), text).toEqual([])
    }
  })
})

test('amounts, and which side of them is meant', () => {
  const read = (text: string) => readAmounts(plainText(text)).map(({ value, side }) => [value, side])
  expect(read('三千万以上')).toEqual([[30_000_000, 'over']])
  expect(read('不到1.2亿')).toEqual([[120_000_000, 'under']])
  expect(read('over 30 million')).toEqual([[30_000_000, 'over']])
  expect(read('5000w以上')).toEqual([[50_000_000, 'over']])
  expect(read('¥30,000,000')).toEqual([[30_000_000, 'exact']])
  expect(read('半个亿')).toEqual([[50_000_000, 'exact']])
  expect(read('between 20 million and 50 million')).toEqual([
    [20_000_000, 'exact'],
    [50_000_000, 'exact'],
  ])
  for (const text of ['165MN', '300 t', '4300 mm', '70%', '20天']) expect(read(text), text).toEqual([])
})

test('days without a visit, in words and loosely', () => {
  const days = (text: string) => readIdle(plainText(text), today)?.days ?? null
  expect(days('20天没拜访')).toBe(20)
  expect(days('三周没去过的客户')).toBe(21)
  expect(days('not visited for 30 days')).toBe(30)
  expect(days('半个月没联系')).toBe(15)
  expect(days('好久没联系')).toBe(30)
  expect(days('未来两周要签的')).toBeNull()
})

test('numbers as people write them', () => {
  expect(['十二', '两百五', '三千', '1,200', '半', 'twelve', '一百零五'].map(readNumber)).toEqual([
    12, 250, 3000, 1200, 0.5, 12, 105,
  ])
  expect(readNumber('几')).toBeNull()
})

test('what is left between the words that ask may be a name', () => {
  const pieces = (text: string) => recordWords(plainText(text), [])
  expect(pieces('晋岳165MN卡在哪')).toEqual(['晋岳165mn'])
  expect(pieces('那個晉嶽特鋼的壓機項目卡在哪裡')).toEqual(['晋岳特钢', '压机'])
  expect(pieces('what is blocking the 165MN press')).toEqual(['165mn press'])
  expect(pieces('我手上有哪些商机')).toEqual([])
})
