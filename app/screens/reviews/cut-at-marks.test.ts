import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtMarks } from './cut-at-marks.ts'

const text = '因乙方原因逾期交货的，每逾期一日，乙方应支付违约金。'
const mark = (start: number, end: number) => ({ at: { start, end } })

test('words under a mark, and those under two', () => {
  const cut = cutAtMarks({ text, start: 0, end: text.length, flags: [mark(2, 10), mark(5, 9), { at: null }] })
  expect(cut.map(({ text: words, flags, begins }) => [words, flags, begins])).toEqual([
    [text.slice(0, 2), [], []],
    [text.slice(2, 5), [0], [0]],
    [text.slice(5, 9), [0, 1], [1]],
    [text.slice(9, 10), [0], []],
    [text.slice(10), [], []],
  ])
})

test('a mark that goes on from one block into the next begins in the first', () => {
  expect(cutAtMarks({ text, start: 4, end: 8, flags: [mark(0, 6)] })).toEqual([
    { text: text.slice(4, 6), at: 4, flags: [0], begins: [], hidden: null },
    { text: text.slice(6, 8), at: 6, flags: [], begins: [], hidden: null },
  ])
})

test('hidden words are cut out by themselves, under a mark and outside of all', () => {
  const hidden = [{ start: 4, end: 8, why: 'vanish' as const }]
  const cut = cutAtMarks({ text, start: 0, end: 12, flags: [mark(2, 6)], hidden })
  expect(cut.map(({ at, text: words, flags, hidden: passage }) => [at, words, flags, passage?.start ?? null])).toEqual([
    [0, text.slice(0, 2), [], null],
    [2, text.slice(2, 4), [0], null],
    [4, text.slice(4, 6), [0], 4],
    [6, text.slice(6, 8), [], 4],
    [8, text.slice(8, 12), [], null],
  ])
})

test('whatever the marks, the pieces are the text, and each mark covers its own words', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(25), fc.nat(25)).map(([one, other]) => mark(Math.min(one, other), Math.max(one, other) + 1)),
  )
  fc.assert(
    fc.property(spans, (flags) => {
      const cut = cutAtMarks({ text, start: 0, end: text.length, flags })
      expect(cut.map((piece) => piece.text).join('')).toBe(text)
      flags.forEach(({ at }, place) => {
        const words = cut.filter((piece) => piece.flags.includes(place)).map((piece) => piece.text)
        expect(words.join('')).toBe(text.slice(at.start, at.end))
      })
    }),
  )
})
