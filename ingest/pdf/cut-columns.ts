import { rowsOf } from './gather-lines.ts'
import type { Area } from './traced-page.ts'

/** Something that takes its place in the flow of a page: a strip of words, or a whole table. */
export interface Piece extends Area {
  base: number
  size: number
}

const step = 3
/** In points: what stands between two columns at least. */
const narrowest = 9
const fewestLines = 4
/** How much of its breadth a column's lines fill; those of a table's columns fill less. */
const fullness = 0.55

/**
 * Cuts what stands on a page into columns, and these into what is read one after the other. Text above and below both columns
 * parts them; what stands in a column above such text is read before it.
 * @param known where other pages of the file part: there a few lines are columns as well, such as those of a last page
 */
export function cutColumns<T extends Piece>(pieces: readonly T[], known: readonly number[] = [], depth = 0): T[][] {
  const fewest = known.length > 0 ? 1 : fewestLines
  if (pieces.length < 2 * fewest || depth > 4) return [[...pieces]]
  const cut = bestCut(pieces, known)
  if (!cut) return [[...pieces]]
  const regions: T[][] = []
  let from = Number.NEGATIVE_INFINITY
  for (const { top, bottom } of cut.bands) {
    const before = pieces.filter(({ base }) => base > from && base < top)
    const within = pieces.filter(({ base }) => base >= top && base <= bottom)
    if (before.length > 0) regions.push(...cutColumns(before, known, depth + 1))
    regions.push(
      ...cutColumns(
        within.filter(({ left }) => left < cut.at),
        known,
        depth + 1,
      ),
    )
    regions.push(
      ...cutColumns(
        within.filter(({ left }) => left >= cut.at),
        known,
        depth + 1,
      ),
    )
    from = bottom
  }
  const after = pieces.filter(({ base }) => base > from)
  if (after.length > 0) regions.push(...cutColumns(after, known, depth + 1))
  return regions
}

interface Band {
  top: number
  bottom: number
  lines: number
}

interface Cut {
  at: number
  bands: Band[]
  lines: number
}

function bestCut<T extends Piece>(pieces: readonly T[], known: readonly number[]): Cut | null {
  const left = Math.min(...pieces.map((piece) => piece.left))
  const right = Math.max(...pieces.map((piece) => piece.right))
  const breadth = right - left
  const ordered = pieces.toSorted((one, other) => one.base - other.base)
  let best: Cut | null = null
  for (let at = left + 0.2 * breadth; at < right - 0.2 * breadth; at += step) {
    const isKnown = known.some((gutter) => Math.abs(gutter - at - narrowest / 2) <= narrowest)
    const bands = bandsAt(ordered, at, isKnown)
    const lines = bands.reduce((sum, band) => sum + band.lines, 0)
    if (lines > (best?.lines ?? 0)) best = { at: at + narrowest / 2, bands, lines }
  }
  return best
}

/** Where, from top to bottom, nothing crosses a gutter and both its sides are columns of running text. */
function bandsAt<T extends Piece>(ordered: readonly T[], at: number, isKnown: boolean): Band[] {
  const fewest = isKnown ? 1 : fewestLines
  const crosses = (piece: T) => piece.left < at + narrowest && piece.right > at
  const bands: Band[] = []
  let run: T[] = []
  for (const piece of [...ordered, null]) {
    if (piece && !crosses(piece)) {
      run.push(piece)
      continue
    }
    if (run.length < 2 * fewest) {
      run = []
      continue
    }
    const sides = [run.filter((each) => each.right <= at), run.filter((each) => each.left >= at + narrowest)]
    const lines = Math.min(...sides.map((side) => (isColumn(side, isKnown) ? rowsOf(side).length : 0)))
    if (lines >= fewest) bands.push({ top: run[0]?.base ?? 0, bottom: run.at(-1)?.base ?? 0, lines })
    run = []
  }
  return bands
}

/** Running text fills its column; the cells of a table, the labels of a list, the names under signatures do not. */
function isColumn(side: readonly Piece[], isKnown: boolean): boolean {
  const rows = rowsOf(side)
  if (isKnown) return rows.length > 0
  if (rows.length < fewestLines) return false
  const left = Math.min(...side.map((piece) => piece.left))
  const right = Math.max(...side.map((piece) => piece.right))
  const size = rows[0]?.[0]?.size ?? 10
  if (right - left < 10 * size) return false
  const filled = rows.map((row) => row.reduce((sum, piece) => sum + piece.right - piece.left, 0) / (right - left))
  const full = filled.filter((share) => share > 0.75).length
  return filled.reduce((sum, share) => sum + share, 0) / rows.length > fullness && full >= rows.length * 0.4
}
