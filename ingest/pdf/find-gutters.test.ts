import { describe, expect, test } from 'vitest'
import { cutColumns, type Piece } from './cut-columns.ts'
import { findGutters } from './find-gutters.ts'
import type { Column } from './lay-out-page.ts'

const piece = (left: number, right: number, base: number): Piece & { said: string } => {
  return { left, right, base, top: base - 9, bottom: base + 2, size: 10, said: `${left}@${base}` }
}
/** Lines of two columns, 50 to 280 and 310 to 540, as many as asked. */
const page = (leftLines: number, rightLines: number) => [
  ...Array.from({ length: leftLines }, (_, at) => piece(50, 280, 100 + at * 14)),
  ...Array.from({ length: rightLines }, (_, at) => piece(310, at === rightLines - 1 ? 400 : 540, 100 + at * 14)),
]
const read = (regions: (Piece & { said: string })[][]) => regions.map((region) => region.map(({ said }) => said))

describe('a short last page of a file in two columns', () => {
  const last = page(3, 2)
  test('is read column by column where other pages show the gutter', () => {
    expect(read(cutColumns(last, [295]))).toEqual(
      [last.slice(0, 3), last.slice(3)].map((side) => side.map(({ said }) => said)),
    )
  })
  test('and as it stands where none does, or they part elsewhere', () => {
    expect(cutColumns(last)).toHaveLength(1)
    expect(cutColumns(last, [200])).toHaveLength(1)
  })
  test('what runs across the gutter is not cut', () => {
    expect(cutColumns([piece(50, 540, 100), piece(50, 540, 114), piece(50, 300, 128)], [295])).toHaveLength(1)
  })
})

const columnOf = (left: number, right: number, lines: number) =>
  ({ page: 1, direction: 0, left, right, breadth: 595, items: Array.from({ length: lines }) }) as unknown as Column
const inTwo = [columnOf(50, 280, 20), columnOf(310, 540, 18)]
const inOne = [columnOf(50, 540, 30)]

test('gutters are those of at least half of the pages, each once', () => {
  expect(findGutters([inTwo, inOne])).toEqual([295])
  expect(findGutters([inTwo, [columnOf(50, 283, 20), columnOf(311, 540, 20)], inOne])).toEqual([295])
  expect(findGutters([inTwo, inOne, inOne])).toEqual([])
  expect(findGutters([[columnOf(50, 280, 5), columnOf(310, 540, 20)]])).toEqual([])
})
