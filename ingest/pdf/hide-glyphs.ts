import { areAlike } from '#ingest/colours-alike.ts'
import type { HiddenText } from '#ingest/document.ts'
import { contains, type PaintState } from './paint-state.ts'
import type { Area, Glyph } from './traced-page.ts'

/** What text may stand on, in the order in which it is painted; of a picture or a pattern nobody knows the colour. */
export interface Ground {
  area: Area
  colour: string | null
}

/** In points, as shown: below it nobody reads. */
const smallest = 2
const invisibleInk = 3
const strokedOnly = new Set([1, 5])
const clipOnly = 7

type Placed = Pick<Glyph, 'x' | 'y' | 'set' | 'advance'>

/** Why a sign that is being drawn will not be seen, or null when it will. */
export function whyHidden(
  glyph: Placed,
  state: PaintState,
  { shown, grounds }: { shown: Area; grounds: readonly Ground[] },
): HiddenText['why'] | null {
  const isStroked = strokedOnly.has(state.renderingMode)
  if (state.renderingMode === invisibleInk || (isStroked ? state.strokeAlpha : state.fillAlpha) === 0) {
    return 'invisible-ink'
  }
  const x = middleX(glyph)
  const y = middleY(glyph)
  if (!contains(shown, x, y) || (state.clip && isOutside(state.clip, x, y))) return 'off-page'
  if (glyph.set.size < smallest) return 'tiny'
  const colour = isStroked ? state.stroke : state.fill
  if (colour === null || state.renderingMode === clipOnly) return null
  const ground = grounds.findLast(({ area }) => contains(area, x, y))
  return isAlike(colour, ground ? ground.colour : '#ffffff') ? 'colour-of-ground' : null
}

/** Whether something opaque was painted over a sign after it: a blackened line can still be copied. */
export function isCovered(glyph: Glyph, later: readonly Ground[]): boolean {
  const x = middleX(glyph)
  const y = middleY(glyph)
  return later.some(({ area, colour }) => colour !== null && contains(area, x, y))
}

/** Where the middle of a letter is; said in numbers alone, as it is asked for every sign of a page. */
function middleX({ x, advance, set: { size, direction } }: Placed): number {
  if (direction % 180 === 0) return direction === 0 ? x + advance / 2 : x - advance / 2
  return direction === 90 ? x + size * 0.3 : x - size * 0.3
}

function middleY({ y, advance, set: { size, direction } }: Placed): number {
  if (direction % 180 === 0) return direction === 0 ? y - size * 0.3 : y + size * 0.3
  return direction === 90 ? y + advance / 2 : y - advance / 2
}

/** A letter that a clip touches is still seen in part. */
function isOutside({ left, top, right, bottom }: Area, x: number, y: number): boolean {
  return x < left - 1 || x > right + 1 || y < top - 1 || y > bottom + 1
}

function isAlike(one: string, other: string | null): boolean {
  if (other === null) return false
  if (one === '#000000' && other === '#ffffff') return false
  return areAlike(one.slice(1), other.slice(1))
}
