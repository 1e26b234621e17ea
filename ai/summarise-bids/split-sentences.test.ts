import { expect, test } from 'vitest'
import { splitSentences } from './split-sentences.ts'
import { tellingWords, wordsOf } from './telling-words.ts'

test.each([
  ['比东岭高 3.2%，差 330 万。泵站报得偏保守！', ['比东岭高 3.2%，差 330 万。', '泵站报得偏保守！']],
  ['We bid 8.5 m. They bid less? Yes.', ['We bid 8.5 m.', 'They bid less?', 'Yes.']],
  ['100 t/250 t·m\n\n没有句号', ['100 t/250 t·m', '没有句号']],
  [' ……。 ', ['……。']],
  ['', []],
])('%j is cut where sentences end', (text, expected) => {
  const sentences = splitSentences(text)
  expect(sentences.map((sentence) => sentence.text)).toEqual(expected)
  for (const { text: own, start, end } of sentences) expect(text.slice(start, end)).toBe(own)
})

test('a word that one side writes and the other does not tells more than one that both write', () => {
  const own = ['参与规格书，付款无偏离', '规格书参与过', '规格书按我们写，付款无偏离'].map(wordsOf)
  const others = ['付款无偏离', '没进去，付款无偏离', '付款无偏离'].map(wordsOf)
  const telling = tellingWords(own, others)
  expect(telling.get('规格')).toBeGreaterThan(1)
  expect(telling.get('付款')).toBeLessThan(0.2)
  expect(wordsOf('3.2% 的 85 次')).toEqual(new Set())
})
