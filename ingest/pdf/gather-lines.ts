import type { RawPrinted } from '#ingest/assemble-text.ts'
import type { HiddenText } from '#ingest/document.ts'
import { boxOf, type Strip, spaceBetween } from './form-strips.ts'
import type { PageSize } from './frame.ts'
import type { Area } from './traced-page.ts'

/** What is printed side by side on one base line. */
export interface Line extends Area {
  text: string
  printed: RawPrinted[]
  hidden: HiddenText[]
  base: number
  size: number
  bold: boolean
  slanted: boolean
  page: number
  /** characters that stand on top of others */
  overlapped: number
}

/** Rows of strips: those share a row of which the letters stand beside each other, raised and lowered ones with their line. */
export function rowsOf<T extends Pick<Strip, 'base' | 'size' | 'left'>>(strips: readonly T[]): T[][] {
  const rows: { strips: T[]; core: T }[] = []
  for (const strip of strips.toSorted((one, other) => one.base - other.base || one.left - other.left)) {
    // Rows come by their base lines, so only the last few can still be beside this strip.
    const row = rows.slice(-3).findLast(({ core }) => isBeside(core, strip))
    if (!row) rows.push({ strips: [strip], core: strip })
    else {
      row.strips.push(strip)
      if (strip.size > row.core.size * 1.05) row.core = strip
    }
  }
  return rows.map(({ strips: row }) => row.toSorted((one, other) => one.left - other.left))
}

function isBeside(one: Pick<Strip, 'base' | 'size'>, other: Pick<Strip, 'base' | 'size'>): boolean {
  const top = Math.max(one.base - 0.7 * one.size, other.base - 0.7 * other.size)
  const bottom = Math.min(one.base + 0.1 * one.size, other.base + 0.1 * other.size)
  return bottom - top >= 0.4 * Math.min(one.size, other.size)
}

/** The lines of strips that stand in one column or cell, from top to bottom. */
export function gatherLines(strips: readonly Strip[], page: PageSize): Line[] {
  return rowsOf(strips).map((row) => lineOf(row, page))
}

/** One line of strips in their order; a word that another overlaps stays whole. */
export function lineOf(row: readonly Strip[], page: PageSize): Line {
  const line: Line = {
    text: '',
    printed: [],
    hidden: [],
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    top: Math.min(...row.map(({ top }) => top)),
    bottom: Math.max(...row.map(({ bottom }) => bottom)),
    base: 0,
    size: 0,
    bold: false,
    slanted: row.some(({ slanted }) => slanted),
    page: row[0]?.page ?? 0,
    overlapped: 0,
  }
  let [end, bold] = [line.left, 0]
  for (const strip of row) {
    const hole = strip.left - end
    if (
      line.text !== '' &&
      Math.abs(hole) > spaceBetween(line.text, strip.text) * strip.size &&
      !line.text.endsWith(' ')
    ) {
      line.text += ' '
    }
    if (hole < -0.4 * strip.size && line.text !== '')
      line.overlapped += Math.min(strip.text.length, -hole / (strip.size / 2))
    addStrip(line, strip, page)
    end = Math.max(end, strip.right)
    if (strip.bold) bold += strip.text.length
  }
  const main = row.reduce((one, other) => (other.text.length > one.text.length ? other : one))
  return { ...line, base: main.base, size: main.size, bold: bold * 2 > line.text.length }
}

function addStrip(line: Line, strip: Strip, page: PageSize): void {
  const start = line.text.length
  line.text += strip.text
  const { direction, edges } = strip
  line.printed.push({ page: strip.page, box: boxOf(strip, page), direction, start, end: line.text.length, edges })
  for (const span of strip.hidden) line.hidden.push({ ...span, start: span.start + start, end: span.end + start })
}
