import { expect, test } from 'vitest'
import { termsIn, termsStanding } from './deal-terms.ts'
import { dealWords } from './deal-words.ts'
import { excerptOf } from './excerpt-of.ts'

const shown = (text: string) => termsIn(text).map(({ shown: { zh, en } }) => `${zh}|${en}`)

test('terms of the trade are told in both languages, each thing once, the most telling part of each', () => {
  expect(shown('165MN 快锻液压机组，操作机 1 台')).toEqual([
    '快锻液压机|open-die forging press',
    '操作机|forging manipulator',
    '165MN|165MN',
  ])
  expect(shown('rotary kiln 回转窑')).toEqual(['回转窑|rotary kiln'])
  // Beside Chinese a plain word is most often its translation; by itself it is all there is.
  expect(shown('矿山设备 crushing equipment')).toEqual([])
  expect(shown('crushing equipment')).toEqual(['crushing|crushing', 'equipment|equipment'])
})

test('a term stands where another of its names does, and not where a longer word only holds its letters', () => {
  const terms = termsIn('酸洗机组')
  expect(termsStanding(terms, 'Continuous pickling of strip')).toHaveLength(1)
  expect(termsStanding(terms, 'pick a press')).toHaveLength(0)
})

test('what people write is no query, and what only the notes say is told apart from what the deal is called', () => {
  const name = { zh: '165MN 快锻液压机组', en: '165MN fast forging press' }
  const words = dealWords({ name, product: null, lately: ['- 能耗 “保证值” -操作机', '快锻的操作机同步'] })
  expect(words.lately.query).not.toMatch(/[-“”"]/)
  expect(words.lately.terms.map((term) => term.shown.zh)).toContain('操作机')
  expect(words.lately.terms.flatMap(({ names }) => names)).not.toContain('快锻')
  expect(dealWords({ name: { zh: '？', en: '？' }, product: null, lately: [] })).toEqual({
    about: { query: '？', terms: [] },
    lately: { query: '', terms: [] },
  })
})

test('an excerpt is the sentence of the first mark, and of a long one what two lines show and more', () => {
  expect(excerptOf('先看压力。再看流量。', [{ start: 5, end: 7 }])).toBe('再看流量。')
  expect(excerptOf('- **重点**', [])).toBe('重点')
  expect(excerptOf('长'.repeat(300), [])).toBe('长'.repeat(200))
  expect(excerptOf('heavy presses '.repeat(40), [])).toBe('heavy presses '.repeat(14).trim())
  expect(excerptOf('  ', [])).toBeNull()
})
