import type { RawBlock } from '#ingest/assemble-text.ts'
import type { Block, Cell } from '#ingest/document.ts'
import { begins, isEnded } from './begin-paragraph.ts'
import { formParagraphs, goesOnOver, measure } from './form-paragraphs.ts'
import type { Line } from './gather-lines.ts'
import { joinLines, type Words, wordsOf } from './join-lines.ts'
import type { Column, TableOfLines } from './lay-out-page.ts'
import { TableNumbers } from './number-tables.ts'
import { reachOf } from './reach-of-lines.ts'
import { usualSize } from './set-apart-notes.ts'

interface Paragraph {
  lines: Line[]
  left: number
  right: number
  cell: Cell | null
  /** the column that its last lines stand in */
  column: number
}

/** The body of a document: what its columns hold, one after the other, with paragraphs that go on from one to the next joined. */
export function makeBlocks(columns: readonly Column[]): RawBlock[] {
  const lines = columns.flatMap(({ items }) =>
    items.flatMap((item) => ('line' in item ? [item.line] : linesOf(item.table))),
  )
  const words = wordsOf(lines)
  const usual = usualSize(lines)
  const paragraphs = paragraphsOf(columns)
  const headings = headingLevels(paragraphs, usual)
  return paragraphs.map((paragraph) => blockOf(paragraph, { words, level: headings.get(paragraph) ?? null }))
}

/** A block of a part that stands outside of the flow: lines of a header, of a page number. */
export function blockOutside(part: Block['part'], lines: readonly Line[]): RawBlock {
  const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))]
  const words = wordsOf(lines)
  return { ...blockOf({ lines: [...lines], left, right, cell: null, column: 0 }, { words, level: null }), part }
}

const linesOf = (table: TableOfLines) => table.cells.flatMap(({ lines }) => lines)

function paragraphsOf(columns: readonly Column[]): Paragraph[] {
  const made: Paragraph[] = []
  const tables = new TableNumbers()
  const reach = reachOf(columns)
  const indents = new Indents()
  for (const [index, column] of columns.entries()) {
    const sides = { left: column.left, right: reach(column) }
    let isFirst = true
    for (const group of runsOf(column)) {
      if ('table' in group) {
        const place = tables.place(group.table, isFirst)
        for (const cell of group.table.cells) made.push(...paragraphsOfCell(cell, { ...place, index }))
        isFirst = false
        continue
      }
      const formed = formParagraphs(group.lines, measure(group.lines, sides))
      for (const lines of formed) {
        const last = made.at(-1)
        const goesOn =
          isFirst &&
          last &&
          !last.cell &&
          last.column === index - 1 &&
          columns[index - 1]?.direction === column.direction
        if (
          goesOn &&
          goesOnOver(last.lines, lines, { before: last, after: sides, indented: indents.prevailIn(made) })
        ) {
          last.lines.push(...lines)
          last.column = index
          last.right = sides.right
        } else made.push({ lines, ...sides, cell: null, column: index })
        isFirst = false
      }
      tables.close()
    }
  }
  return made
}

/** The lines between two tables. */
function runsOf(column: Column): ({ lines: Line[] } | { table: TableOfLines })[] {
  const runs: ({ lines: Line[] } | { table: TableOfLines })[] = []
  for (const item of column.items) {
    const last = runs.at(-1)
    if ('table' in item) runs.push(item)
    else if (last && 'lines' in last) last.lines.push(item.line)
    else runs.push({ lines: [item.line] })
  }
  return runs
}

function paragraphsOfCell(
  cell: TableOfLines['cells'][number],
  { table, rowsBefore, index }: { table: number; rowsBefore: number; index: number },
): Paragraph[] {
  const { row, column, rowSpan, columnSpan, lines } = cell
  const place = { table, row: row + rowsBefore, column, rowSpan, columnSpan }
  const left = Math.min(...lines.map((line) => line.left))
  const padding = Math.max(2, Math.min(left - cell.left, 12))
  const right = Math.max(cell.right - padding, ...lines.map((line) => line.right))
  return formParagraphs(lines, measure(lines, { left, right })).map((part) => ({
    lines: part,
    left,
    right,
    cell: place,
    column: index,
  }))
}

/** Counts as paragraphs are made whether most of them begin with their first line set in. */
class Indents {
  private settled = 0
  private long = 0
  private setIn = 0

  prevailIn(paragraphs: readonly Paragraph[]): boolean {
    // The last may still get more lines.
    for (; this.settled < paragraphs.length - 1; this.settled += 1) {
      const each = paragraphs[this.settled]
      if (each && isLong(each)) this.long += 1
      if (each && isSetIn(each)) this.setIn += 1
    }
    const last = paragraphs.at(-1)
    const [long, setIn] = [last && isLong(last) ? 1 : 0, last && isSetIn(last) ? 1 : 0]
    return (this.setIn + setIn) * 2 > this.long + long
  }
}

const isLong = ({ lines, cell }: Paragraph) => !cell && lines.length > 1

function isSetIn(paragraph: Paragraph): boolean {
  const [first, second] = paragraph.lines
  return isLong(paragraph) && !!first && !!second && first.left - second.left > 0.9 * first.size
}

/** Headings by their look: larger than the rest, or bold and short. The largest are the outermost. */
function headingLevels(paragraphs: readonly Paragraph[], usual: number): Map<Paragraph, number> {
  const sizeOf = ({ lines }: Paragraph) => Math.round((lines[0]?.size ?? usual) * 2) / 2
  const headings = paragraphs.filter((paragraph) => {
    const { lines, cell } = paragraph
    const text = lines.map((line) => line.text).join(' ')
    if (cell || lines.length > 3 || text.length > 120 || !/\p{L}/u.test(text)) return false
    if (sizeOf(paragraph) >= usual * 1.12) return true
    if (sizeOf(paragraph) < usual * 0.95 || lines.length > 1 || !lines[0]?.bold) return false
    return text.length <= 60 && !/[。；;，,]$/u.test(text) && (begins(text) || !isEnded(text))
  })
  const sizes = [...new Set(headings.map(sizeOf))].toSorted((a, b) => b - a)
  return new Map(headings.map((heading) => [heading, Math.min(sizes.indexOf(sizeOf(heading)) + 1, 6)]))
}

function blockOf(
  { lines, left, right, cell }: Paragraph,
  { words, level }: { words: Words; level: number | null },
): RawBlock {
  const bold = lines.filter((line) => line.bold).length * 2 > lines.length
  return {
    ...joinLines(lines, words),
    part: 'body',
    kind: level === null ? 'paragraph' : 'heading',
    level,
    label: null,
    list: null,
    cell,
    page: lines[0]?.page ?? null,
    anchor: null,
    look: {
      align: alignOf(lines, { left, right }),
      indent: Math.max(0, Math.round((lines[0]?.left ?? left) - left)),
      bold,
    },
  }
}

function alignOf(lines: readonly Line[], { left, right }: { left: number; right: number }): Block['look']['align'] {
  const breadth = right - left
  const holes = lines.map((line) => ({ before: line.left - left, after: right - line.right }))
  if (holes.every(({ before, after }) => before > 0.08 * breadth && Math.abs(before - after) < 0.06 * breadth))
    return 'center'
  if (holes.every(({ before, after }) => before > 0.4 * breadth && after < 0.03 * breadth)) return 'right'
  const inner = holes.slice(0, -1)
  return inner.length > 1 && inner.every(({ after }) => after < 2) ? 'justify' : 'left'
}
