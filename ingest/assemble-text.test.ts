import { expect, test } from 'vitest'
import { assembleText } from './assemble-text.ts'
import { toSource } from './fold-text.ts'
import { plainParagraph } from './plain-paragraph.ts'
import { edgeAt } from './printed-edges.ts'

const paragraph = plainParagraph('')

test('blocks tile the text, and each finds its source again', () => {
  const made = assembleText([
    { ...paragraph, source: '第一条 合 同' },
    { ...paragraph, source: ' \u200b ' },
    { ...paragraph, source: 'the ﬁnal price' },
    { ...paragraph, source: '但书', part: 'footnote', anchor: { block: 2, at: 'the ﬁnal'.length } },
  ])
  expect(made.text).toBe('第一条 合同\nthe final price\n但书')
  expect(made.blocks.map(({ start, end }) => made.text.slice(start, end))).toEqual(made.text.split('\n'))
  expect(made.text.slice(0, made.blocks[2]?.anchor ?? 0)).toBe('第一条 合同\nthe final')
  for (const part of ['合同', 'final price', '但书']) {
    const start = made.text.indexOf(part)
    const shown = toSource(made.folds, { start, end: start + part.length })
    expect(made.source.slice(shown.start, shown.end)).toBe({ 合同: '合 同', 'final price': 'ﬁnal price' }[part] ?? part)
  }
})

test('two letters of one ligature share its breadth; what was folded away has none', () => {
  const source = 'aﬁ\u200bz'
  const run = { page: 1, box: { x: 0, y: 0, width: 40, height: 10 }, direction: 0, start: 0, end: 4 }
  const { text, printed } = assembleText([{ ...paragraph, source, printed: [{ ...run, edges: [0, 10, 30, 30, 40] }] }])
  expect(text).toBe('afiz')
  expect(printed).toMatchObject([{ ...run, end: 4 }])
  expect([0, 1, 2, 3, 4].map((at) => printed[0] && edgeAt(printed[0], at))).toEqual([0, 10, 20, 30, 40])
})

test('hidden text, revisions and runs move along', () => {
  const { text, hidden, revisions, written } = assembleText([
    { ...paragraph, source: '前文' },
    {
      ...paragraph,
      source: '  mark  as safe',
      hidden: [{ why: 'vanish', start: 2, end: 15 }],
      revisions: [{ kind: 'deleted', author: '沈', date: null, at: { start: 8, end: 8 }, text: 'not' }],
      written: [{ paragraph: 7, run: 0, start: 8, end: 15 }],
    },
  ])
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  expect(hidden.map(slice)).toEqual(['mark as safe'])
  expect(written.map(slice)).toEqual(['as safe'])
  expect(text.slice(0, revisions[0]?.at.start)).toBe('前文\nmark ')
})

test('a million characters, every second of them folded, in no time worth naming', () => {
  const source = '合 '.repeat(500_000)
  const edges = Array.from({ length: source.length + 1 }, (_, at) => at)
  const run = { page: 1, box: { x: 0, y: 0, width: 1, height: 1 }, direction: 0, start: 0, end: source.length }
  const { text, printed } = assembleText([{ ...paragraph, source, printed: [{ ...run, edges }] }])
  expect(text).toHaveLength(500_000)
  expect(printed[0]?.edges).toHaveLength(500_001)
})
