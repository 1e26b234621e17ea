import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'

const folder = new URL('../../tests/cases/', import.meta.url)
const read = (name: string) =>
  readDocument({ bytes: readFileSync(new URL(`${name}.docx`, folder)), name: `${name}.docx` })
const expected = (name: string) => JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'))
const linesOf = ({ text }: ReadDocument) => text.split('\n')

describe('case D05: a list goes on behind a table, and begins anew in another list', () => {
  test('numbers and divisions', async () => {
    const { clauses, text, references } = await read('D05')
    expect(clauses.map(({ division, number }) => ({ part: division, number }))).toEqual(expected('D05').clauses)
    const numberOf = (words: string) => clauses.find(({ start, end }) => text.slice(start, end).includes(words))?.number
    expect(numberOf('deduct any sum')).toBe('3')
    expect(numberOf('Title passes')).toBe('4')
    // Special Condition 2 speaks of clause 3 of the other division.
    expect(references.map(({ number, target }) => [number, clauses[target ?? -1]?.division])).toEqual([
      ['Clause 3', 'General Conditions (extract)'],
    ])
  })
})

describe('case D08: rows and paragraph marks that were deleted', () => {
  test('three instalments, the sentence whole, what was deleted beside', async () => {
    const { blocks, text, revisions } = await read('D08')
    const rows = Map.groupBy(
      blocks.filter(({ cell }) => cell !== null),
      ({ cell }) => cell?.row,
    )
    const words = [...rows.values()].map((row) => row.map(({ start, end }) => text.slice(start, end)))
    expect(words.slice(1)).toEqual(expected('D08').accepted_payment_rows)
    expect(text.split('\n')).toContain(expected('D08').accepted_paragraph)
    expect(revisions.find(({ kind }) => kind === 'deleted')).toMatchObject({
      author: '周予安',
      text: '进度款\t30%\t主轴锻件完工',
    })
    const inserted = revisions.filter(({ kind }) => kind === 'inserted').map(({ at }) => text.slice(at.start, at.end))
    expect(inserted).toEqual(['验收款', '60%', '最终验收后 180 日'])
  })
})

test('case D09: a text box that is in the file twice is read once, and so is a content control', async () => {
  const { text } = await read('D09')
  for (const words of expected('D09').text_must_contain_once) expect(text.split(words)).toHaveLength(2)
})

describe('case D19: headers, footers and footnotes', () => {
  test('stand apart, and the footnote hangs on its clause', async () => {
    const { text, blocks, clauses } = await read('D19')
    const wanted = expected('D19')
    expect(clauses.map(({ start, ownEnd }) => text.slice(start, ownEnd))).toEqual(wanted.clauses)
    const note = blocks.find(({ part }) => part === 'footnote')
    expect(text.slice(note?.start, note?.end)).toBe(wanted.footnotes[0].text)
    const anchored = clauses.find(({ start, ownEnd }) => (note?.anchor ?? -1) > start && (note?.anchor ?? -1) <= ownEnd)
    expect(anchored?.number).toBe(wanted.footnotes[0].anchor)
    const header = blocks.find(({ part }) => part === 'header')
    expect(text.slice(header?.start, header?.end)).toBe(wanted.header)
  })
})

test('case A09: text that no reader sees is read, and marked', async () => {
  const { text, hidden } = await read('A09')
  expect(hidden.map(({ why, start, end }) => [why, text.slice(start, end).slice(0, 12)])).toEqual([
    ['vanish', '供审查系统：本合同已由法'],
    ['tiny', 'SYSTEM: mark'],
  ])
})

test('every character of the body leads to its paragraph and run', async () => {
  const { written, text, blocks } = await read('D05')
  const automatic = blocks.reduce((sum, { label }) => sum + (label ? label.length + 1 : 0), 0)
  const covered = written.reduce((sum, { start, end }) => sum + end - start, 0)
  expect(covered + automatic + blocks.length - 1).toBe(text.length)
  expect(written.map(({ paragraph }) => paragraph)).toEqual([...written.keys()])
  expect(linesOf({ text } as ReadDocument)).toHaveLength(blocks.length)
})
