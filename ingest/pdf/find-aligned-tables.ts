import type { Table, TableCell } from './find-ruled-tables.ts'
import type { Strip } from './form-strips.ts'
import { rowsOf } from './gather-lines.ts'

const fewestRows = 3
/** In em: the white between two columns of a table. */
const gutter = 1.1
const label =
  /^(?:[(（]?[\dA-Za-z〇零一二三四五六七八九十]{1,4}[)）.、．:：]?|\d+(?:\.\d+)*[.．、]?|第.{1,4}[条章节款]|[•●■◆▪○–—·-])$/u
const isPlace = /^[\d.,\s-]{1,6}$/u

/**
 * Tables without lines: at least three rows, one after the other, of which the same holes part words. A list of numbered clauses
 * has such a hole too, and so has a table of contents; they are none.
 */
export function findAlignedTables(strips: readonly Strip[]): { tables: Table[]; rest: Strip[] } {
  const rows = rowsOf(strips)
  const tables: Table[] = []
  const rest: Strip[] = []
  for (let from = 0; from < rows.length; ) {
    const { to, holes } = alignedFrom(rows, from)
    const run = rows.slice(from, to)
    if (to - from >= fewestRows && isTable(run, holes)) {
      tables.push(tableOf(run, holes))
      from = to
      continue
    }
    rest.push(...(rows[from] ?? []))
    from += 1
  }
  return { tables, rest }
}

interface Hole {
  from: number
  to: number
}

function holesOf(row: readonly Strip[]): Hole[] {
  const holes: Hole[] = []
  let end = row[0]?.right ?? 0
  for (const strip of row.slice(1)) {
    if (strip.left - end > gutter * strip.size) holes.push({ from: end, to: strip.left })
    end = Math.max(end, strip.right)
  }
  return holes
}

function alignedFrom(rows: readonly Strip[][], from: number): { to: number; holes: Hole[] } {
  let holes = holesOf(rows[from] ?? [])
  let to = from + 1
  while (holes.length > 0 && to < rows.length) {
    const row = rows[to] ?? []
    if (!isNear(rows[to - 1] ?? [], row)) break
    const next = holesOf(row)
    const common = holes.flatMap((hole) => {
      const same = next.find(
        (each) => Math.min(each.to, hole.to) - Math.max(each.from, hole.from) > (row[0]?.size ?? 10) * 0.8,
      )
      return same ? [{ from: Math.max(same.from, hole.from), to: Math.min(same.to, hole.to) }] : []
    })
    // A row that lacks a column, or has another one, is of another table.
    if (common.length !== holes.length || next.length > holes.length) break
    holes = common
    to += 1
  }
  return { to, holes }
}

function isNear(before: readonly Strip[], row: readonly Strip[]): boolean {
  const [one, other] = [before[0], row[0]]
  return one !== undefined && other !== undefined && other.base - one.base < 3.2 * other.size
}

function isTable(rows: readonly Strip[][], holes: readonly Hole[]): boolean {
  if (holes.length > 1) return true
  const at = holes[0]?.from ?? 0
  const wordsOf = (isOn: (strip: Strip) => boolean) =>
    rows.map((row) =>
      row
        .filter(isOn)
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    )
  const first = wordsOf(({ left }) => left < at)
  const second = wordsOf(({ left }) => left >= at)
  const labels = first.filter((text) => label.test(text)).length
  return labels * 2 < rows.length && !second.every((text) => isPlace.test(text))
}

function tableOf(rows: readonly Strip[][], holes: readonly Hole[]): Table {
  const all = rows.flat()
  const left = Math.min(...all.map((strip) => strip.left))
  const right = Math.max(...all.map((strip) => strip.right))
  const columns = [left, ...holes.map(({ from, to }) => (from + to) / 2), right]
  const cells = rows.flatMap((row, at) =>
    holes.concat({ from: right + 1, to: right + 1 }).map((_, column): TableCell => {
      const [begin, end] = [columns[column] ?? left, columns[column + 1] ?? right]
      const top = Math.min(...row.map((strip) => strip.top))
      const bottom = Math.max(...row.map((strip) => strip.bottom))
      const strips = row.filter((strip) => strip.left >= begin && (strip.left < end || column === holes.length))
      return { row: at, column, rowSpan: 1, columnSpan: 1, left: begin, right: end, top, bottom, strips }
    }),
  )
  return { left, right, top: cells[0]?.top ?? 0, bottom: cells.at(-1)?.bottom ?? 0, columns, cells }
}
