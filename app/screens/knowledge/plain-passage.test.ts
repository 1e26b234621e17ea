import { expect, test } from 'vitest'
import { snippetOf } from './marked-text.tsx'
import { plainPassage, splitHeading } from './plain-passage.ts'

const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }) =>
  marks.map(({ start, end }) => text.slice(start, end))

const marksOf = (text: string, ...words: string[]) =>
  words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))

test('the signs of Markdown are gone, and the marks stand on the same words', () => {
  const text = '## 压力\n> 取**最低**压力的 `0.9` 倍\n- 一条\n\n| 油温 | 系数 |\n|---|---|\n| 50 | 0.95 |'
  const plain = plainPassage(text, marksOf(text, '最低', '系数', '0.95'))
  expect(plain.text).not.toMatch(/[#>*`|]|---/)
  expect(plain.text).toContain('取最低压力的 0.9 倍')
  expect(marked(plain)).toEqual(['最低', '系数', '0.95'])
})

test('what is no sign of Markdown stays: a minus, a product, an underscore', () => {
  const text = '温度 -40 到 60，a*b，PLC_1'
  expect(plainPassage(text, []).text).toBe(text)
})

test('a line of dashes is a sign alone, and takes no time where it is none', () => {
  expect(plainPassage('前\n----------\n后', []).text).toBe('前\n\n后')
  const text = `${'-'.repeat(5_000)} 附件`
  expect(plainPassage(text, []).text).toBe(text)
})

test('of a long passage the part around its first mark is shown', () => {
  const text = `${'前'.repeat(500)}密封圈${'后'.repeat(500)}`
  const snippet = snippetOf(text, marksOf(text, '密封圈'))
  expect(snippet.text.length).toBeLessThan(240)
  expect(snippet.text).toMatch(/^…前+密封圈后+…$/)
  expect(marked(snippet)).toEqual(['密封圈'])
})

test('the title is not said twice: below it stands the heading of the passage alone', () => {
  const heading = '密封选型 › 高温'
  const split = splitHeading(heading, '密封选型', marksOf(heading, '密封', '高温'))
  expect(marked({ text: heading, marks: split.title })).toEqual(['密封'])
  expect(split.below?.text).toBe('高温')
  expect(split.below && marked(split.below)).toEqual(['高温'])
  expect(splitHeading('密封选型', '密封选型', []).below).toBeNull()
})
