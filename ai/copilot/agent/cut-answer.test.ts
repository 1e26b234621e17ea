import { expect, test } from 'vitest'
import { cutAnswer } from './cut-answer.ts'

const cut = (text: string, isWhole = true) => cutAnswer(text, isWhole).sentences.map((one) => [one.text, ...one.refs])

test('a sentence ends where it does, with the references behind it', () => {
  expect(cut('额 1.5 亿 [r1]。“甲。乙”在此。[r2][r3] 1. No. 7 is due. [r4] Done')).toEqual([
    ['额 1.5 亿。', 'r1'],
    ['“甲。乙”在此。', 'r2', 'r3'],
    ['No. 7 is due.', 'r4'],
    ['Done'],
  ])
  expect(cut('一。[r1] 二。', false)).toEqual([['一。', 'r1']])
})

test('what comes later is cut from the sentence on that was cut off last', () => {
  const text = '一。[r1] 二。[r2] 三。'
  const [, second] = cutAnswer(text, false).sentences
  expect(cutAnswer(text, true, second?.end).sentences.map((one) => one.text)).toEqual(['三。'])
})

// What grows with the square or the cube of its length would take minutes over these.
test.each(['. ', '.', '1', '。', '“', '[', '![', '[r1', '<a', ' ', '\n', '.[', '[a](', '/a/', '。[r1]'])(
  'a long run of %j is cut in no time',
  (piece) => {
    const text = piece.repeat(40_000 / piece.length)
    expect(cutAnswer(text, true).sentences.length).toBeGreaterThanOrEqual(0)
    expect(cutAnswer(`${text}。`, false).sentences.length).toBeGreaterThanOrEqual(0)
  },
)
