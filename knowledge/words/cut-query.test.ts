import { expect, test } from 'vitest'
import { cutQuery } from './cut-query.ts'

test.each([
  ['报价 -安装', ['安装']],
  ['liner －Rubber', ['rubber']],
  ['-20℃ 冲击韧性', []],
  ['低温 -40 钢材', []],
  ['rotor −5 mm', []],
  ['error －.5 mm', []],
  ['gauge －０．５', []],
  ['-3dB', []],
])('of %s refused is %j: before a digit a minus is that of a number', (query, never) => {
  expect(cutQuery(query).never).toEqual(never)
})

test('a number with its sign is looked for as any other', () => {
  expect(cutQuery('低温 -40 钢材').words.map(({ word }) => word)).toContain('40')
})

test.each([
  ['"托轮安装"', ['托轮安装']],
  ['what does "in the money" mean', ['in the money']],
  ['24" valve and 36" flange prices', []],
  ['24” valve and 36” flange prices', []],
  ['24" valve for "sour gas"', ['sour gas']],
  ['第3“托轮”与「衬板」', ['托轮', '衬板']],
])('of %s the phrases are %j: behind a digit a mark is one of inches', (query, phrases) => {
  expect(cutQuery(query).phrases).toEqual(phrases)
})
