import { cutColumns } from './cut-columns.ts'
import { findAlignedTables } from './find-aligned-tables.ts'
import { findRuledTables, type Table } from './find-ruled-tables.ts'
import type { Strip } from './form-strips.ts'
import { frameSize, ruleInFrame } from './frame.ts'
import { gatherLines, type Line } from './gather-lines.ts'
import type { Direction, TracedPage } from './traced-page.ts'

export interface CellOfLines {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  left: number
  right: number
  lines: Line[]
}

export interface TableOfLines {
  columns: number[]
  rows: number
  cells: CellOfLines[]
}

/** What is read from top to bottom before anything else: a column, or the whole page. */
export interface Column {
  page: number
  direction: Direction
  left: number
  right: number
  /** of the page, as its words run */
  breadth: number
  items: ({ line: Line } | { table: TableOfLines })[]
}

/**
 * The columns of a page in reading order: first of the words that run as most do, then of those that are turned.
 * @param gutters where other pages of the file part into columns
 */
export function layOutPage(
  strips: readonly Strip[],
  page: TracedPage,
  main: Direction,
  gutters: readonly number[] = [],
): Column[] {
  const upright = strips.filter(({ slanted }) => !slanted)
  const directions = [main, ...([0, 90, 180, 270] as const).filter((direction) => direction !== main)]
  return directions.flatMap((direction) => {
    const turned = upright.filter((strip) => strip.direction === direction)
    return turned.length > 0 ? layOutTurned(turned, page, direction, direction === main ? gutters : []) : []
  })
}

function layOutTurned(
  strips: readonly Strip[],
  page: TracedPage,
  direction: Direction,
  gutters: readonly number[],
): Column[] {
  const rules = page.rules.map((rule) => ruleInFrame(direction, page, rule))
  const { tables, rest } = findRuledTables(strips, rules)
  const pieces = [
    ...rest.map((strip) => ({ ...edgesOf(strip), strip, table: null })),
    ...tables.map((table) => ({ ...edgesOf(table), base: table.top, size: 0.1, strip: null, table })),
  ]
  return cutColumns(pieces, gutters).map((region) => columnOf(region, page, direction))
}

function edgesOf<T extends { left: number; right: number; top: number; bottom: number }>(area: T) {
  const { left, right, top, bottom } = area
  const { base = top, size = 0.1 } = area as { base?: number; size?: number }
  return { left, right, top, bottom, base, size }
}

function columnOf(
  region: readonly { strip: Strip | null; table: Table | null; left: number; right: number }[],
  page: TracedPage,
  direction: Direction,
): Column {
  const drawn = region.flatMap(({ table }) => table ?? [])
  const aligned = findAlignedTables(region.flatMap(({ strip }) => strip ?? []))
  const items = [
    ...gatherLines(aligned.rest, page).map((line) => ({ at: line.base, item: { line } })),
    ...[...drawn, ...aligned.tables].map((table) => ({ at: table.top, item: { table: linesOf(table, page) } })),
  ]
  return {
    page: page.number,
    direction,
    left: Math.min(...region.map(({ left }) => left)),
    right: Math.max(...region.map(({ right }) => right)),
    breadth: frameSize(direction, page).width,
    items: items.toSorted((one, other) => one.at - other.at).map(({ item }) => item),
  }
}

function linesOf(table: Table, page: TracedPage): TableOfLines {
  const cells = table.cells.map(({ strips, top: _top, bottom: _bottom, ...cell }) => ({
    ...cell,
    lines: gatherLines(strips, page),
  }))
  return { columns: table.columns, rows: Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan)), cells }
}
