import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareNames } from './compare-names.ts'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../tests/cases/${file}`, import.meta.url), 'utf8'))
const pairs: { existing: string; new: string }[] = read('B06.input.json')
const expected: { likely_same: number[]; not_same: number[] } = read('B06.expected.json')

test('B06: each pair is likely the same, or is not', () => {
  const likely = pairs.flatMap((pair, index) =>
    compareNames(pair.new, pair.existing)?.level === 'likely' ? [index + 1] : [],
  )
  expect(likely).toEqual(expected.likely_same)
  expect(pairs).toHaveLength(expected.likely_same.length + expected.not_same.length)
})

test('B06: sisters, works and branches are offered as similar, each with what it has more', () => {
  const offered = pairs.map((pair) => compareNames(pair.new, pair.existing)).slice(5, 9)
  expect(offered).toEqual([
    { level: 'similar', reasons: [{ kind: 'shorter', part: 'pty' }] },
    { level: 'similar', reasons: [{ kind: 'shorter', part: '销售' }] },
    { level: 'similar', reasons: [{ kind: 'one-character' }] },
    { level: 'similar', reasons: [{ kind: 'shorter', part: '昆明分公司' }] },
  ])
})

test('B06: two names of the same characters in another order are two companies', () => {
  expect(compareNames('江澄矿业有限公司', '澄江矿业有限公司')).toBeNull()
})

test.each([
  ['太原重工机械有限公司', '中信重工机械有限公司'],
  ['华昱', '上海华昱机电设备有限公司'],
  ['宏达', '宏大'],
  ['', '澄江矿业有限公司'],
  ['（）', '—'],
])('%j says nothing about %j', (entered, existing) => {
  expect(compareNames(entered, existing)).toBeNull()
})

test('a slip of the finger in a Latin name is similar', () => {
  expect(compareNames('Harrow Bay Mienrals Ltd', 'Harrow Bay Minerals Ltd')?.level).toBe('similar')
})

test('the reason of a likely pair is how the wordings differ', () => {
  expect(compareNames('远塘钢铁集团', '远塘钢铁集团有限公司')?.reasons).toEqual([{ kind: 'legal-form' }])
  expect(compareNames('远塘钢铁集团有限公司 ', '远塘钢铁集团有限公司')?.reasons).toEqual([{ kind: 'same-name' }])
})
