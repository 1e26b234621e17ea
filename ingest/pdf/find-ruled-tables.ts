import { DisjointSets } from './disjoint-sets.ts'
import { cutStrip, type Strip } from './form-strips.ts'
import type { Area, Rule } from './traced-page.ts'

/** A grid of cells that lines draw, or columns that are aligned; the strips of each cell. */
export interface Table extends Area {
  columns: number[]
  cells: TableCell[]
}

export interface TableCell extends Area {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  strips: Strip[]
}

const touching = 3
const mostCells = 20_000

/**
 * The tables that lines draw on a page: where upright and level lines meet they form a grid, and cells of it between which no line
 * runs are one. Strips that stand in cells leave the flow of the page.
 */
export function findRuledTables(strips: readonly Strip[], rules: readonly Rule[]): { tables: Table[]; rest: Strip[] } {
  const tables: Table[] = []
  let rest = [...strips]
  for (const group of connected(joined(rules))) {
    const grid = gridOf(group)
    if (!grid) continue
    const inside = rest.filter((strip) => isInside(strip, grid))
    if (inside.length === 0) continue
    const cells = fill(cellsOf(grid, group), inside)
    const filled = cells.filter((cell) => cell.strips.length > 0)
    if (filled.length < 2 || Math.max(...cells.map(({ column }) => column)) === 0) continue
    tables.push({ ...areaOf(grid), columns: grid.xs, cells })
    const taken = new Set(inside)
    rest = rest.filter((strip) => !taken.has(strip))
  }
  return { tables, rest }
}

/** Lines that go on where another ends are one line. */
function joined(rules: readonly Rule[]): Rule[] {
  const lines: Rule[] = []
  for (const horizontal of [true, false]) {
    const sorted = rules
      .filter((rule) => rule.horizontal === horizontal)
      .toSorted((a, b) => a.at - b.at || a.from - b.from)
    const open: Rule[] = []
    for (const rule of sorted) {
      while (open[0] && rule.at - open[0].at > touching) open.shift()
      const same = open.find((line) => rule.from <= line.to + touching && rule.to >= line.from - touching)
      if (same) {
        same.from = Math.min(same.from, rule.from)
        same.to = Math.max(same.to, rule.to)
        continue
      }
      const line = { ...rule }
      open.push(line)
      lines.push(line)
    }
  }
  return lines
}

function connected(rules: readonly Rule[]): Rule[][] {
  const sets = new DisjointSets(rules.length)
  const upright = [...rules.entries()].filter(([, rule]) => !rule.horizontal)
  for (const [index, level] of rules.entries()) {
    if (!level.horizontal) continue
    for (const [other, line] of upright) if (meet(level, line)) sets.join(index, other)
  }
  return sets.sets().map((members) => members.map((index) => rules[index] as Rule))
}

function meet(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - touching &&
    upright.at <= level.to + touching &&
    level.at >= upright.from - touching &&
    level.at <= upright.to + touching
  )
}

interface Grid {
  xs: number[]
  ys: number[]
}

/** Edges at the sides count although nothing is drawn there: many tables are open left and right. */
function gridOf(group: readonly Rule[]): Grid | null {
  const level = group.filter(({ horizontal }) => horizontal)
  const upright = group.filter(({ horizontal }) => !horizontal)
  if (level.length < 2 || upright.length < 1) return null
  const xs = distinct([...upright.map(({ at }) => at), ...level.flatMap(({ from, to }) => [from, to])])
  const ys = distinct([...level.map(({ at }) => at), ...upright.flatMap(({ from, to }) => [from, to])])
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > mostCells) return null
  return { xs, ys }
}

function distinct(places: readonly number[]): number[] {
  const kept: number[] = []
  for (const place of places.toSorted((a, b) => a - b)) {
    if (place - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > 2 * touching) kept.push(place)
  }
  return kept
}

function areaOf({ xs, ys }: Grid): Area {
  return { left: xs[0] ?? 0, top: ys[0] ?? 0, right: xs.at(-1) ?? 0, bottom: ys.at(-1) ?? 0 }
}

function isInside(strip: Strip, grid: Grid): boolean {
  const { left, top, right, bottom } = areaOf(grid)
  const middle = strip.base - 0.3 * strip.size
  return middle > top && middle < bottom && strip.left > left - touching && strip.left < right && !strip.slanted
}

function cellsOf({ xs, ys }: Grid, group: readonly Rule[]): TableCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const joined = new DisjointSets(columns * rows)
  const at = (horizontal: boolean, place: number) =>
    group.filter((rule) => rule.horizontal === horizontal && Math.abs(rule.at - place) <= 2 * touching)
  const upright = xs.map((x) => at(false, x))
  const level = ys.map((y) => at(true, y))
  const isDrawn = (rules: readonly Rule[] = [], from: number, to: number) =>
    rules.some((rule) => overlap(rule, from, to) > 0.6)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column
      const [left, right, top, bottom] = [xs[column], xs[column + 1], ys[row], ys[row + 1]] as [
        number,
        number,
        number,
        number,
      ]
      if (column + 1 < columns && !isDrawn(upright[column + 1], top, bottom)) joined.join(here + 1, here)
      if (row + 1 < rows && !isDrawn(level[row + 1], left, right)) joined.join(here + columns, here)
    }
  }
  return joined
    .sets()
    .map((members) => spanOf(members, { xs, ys }))
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
}

function overlap(rule: Rule, from: number, to: number): number {
  return (Math.min(rule.to, to) - Math.max(rule.from, from)) / (to - from)
}

function spanOf(members: readonly number[], { xs, ys }: Grid): TableCell {
  const columns = xs.length - 1
  const across = members.map((index) => index % columns)
  const down = members.map((index) => Math.floor(index / columns))
  const [column, lastColumn] = [Math.min(...across), Math.max(...across)]
  const [row, lastRow] = [Math.min(...down), Math.max(...down)]
  return {
    row,
    column,
    rowSpan: lastRow - row + 1,
    columnSpan: lastColumn - column + 1,
    left: xs[column] ?? 0,
    right: xs[lastColumn + 1] ?? 0,
    top: ys[row] ?? 0,
    bottom: ys[lastRow + 1] ?? 0,
    strips: [],
  }
}

/** A strip goes to the cell in which it begins; one that runs over a line is cut there, but only between two words. */
function fill(cells: TableCell[], strips: readonly Strip[]): TableCell[] {
  const waiting = [...strips]
  for (let strip = waiting.shift(); strip; strip = waiting.shift()) {
    const { base, size, left } = strip
    const middle = base - 0.3 * size
    const cell = cells.find(
      (each) =>
        left >= each.left - touching && left < each.right - touching && middle >= each.top && middle <= each.bottom,
    )
    if (!cell) {
      nearest(cells, strip)?.strips.push(strip)
      continue
    }
    const cut = strip.right > cell.right + touching ? holeAt(strip, cell.right) : null
    const [first, second] =
      cut === null ? [strip, null] : [cutStrip(strip, 0, cut), cutStrip(strip, cut, strip.text.length)]
    if (first) cell.strips.push(first)
    if (second) waiting.unshift(second)
  }
  return cells
}

/** Where a strip has a space over a place, or ends a letter there that the next is a little away from. */
function holeAt(strip: Strip, place: number): number | null {
  const at = place - strip.left
  for (let index = 1; index < strip.text.length; index += 1) {
    const [from, to] = [strip.edges[index] ?? 0, strip.edges[index + 1] ?? 0]
    if (/\s/u.test(strip.text[index] ?? '') && from <= at + touching && to >= at - touching) return index
  }
  return null
}

function nearest(cells: readonly TableCell[], strip: Strip): TableCell | undefined {
  const middle = strip.base - 0.3 * strip.size
  const away = (cell: TableCell) =>
    Math.max(cell.top - middle, middle - cell.bottom, 0) + Math.max(cell.left - strip.left, strip.left - cell.right, 0)
  return cells.toSorted((a, b) => away(a) - away(b))[0]
}
