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
/** Of 255, in each of red, green and blue: #f4f4f4 on white is not seen either. */
const alike = 12
const invisibleInk = 3
const strokedOnly = new Set([1, 5])
const clipOnly = 7

/** Why a sign that is being drawn will not be seen, or null when it will. */
export function whyHidden(
  glyph: Pick<Glyph, 'x' | 'y' | 'size' | 'advance' | 'direction' | 'text'>,
  state: PaintState,
  { shown, grounds }: { shown: Area; grounds: readonly Ground[] },
): HiddenText['why'] | null {
  const isStroked = strokedOnly.has(state.renderingMode)
  if (state.renderingMode === invisibleInk || (isStroked ? state.strokeAlpha : state.fillAlpha) === 0) {
    return 'invisible-ink'
  }
  const [x, y] = middleOf(glyph)
  if (!contains(shown, x, y) || (state.clip && !contains(widened(state.clip), x, y))) return 'off-page'
  if (glyph.size < smallest) return 'tiny'
  const colour = isStroked ? state.stroke : state.fill
  if (colour === null || state.renderingMode === clipOnly) return null
  const ground = grounds.findLast(({ area }) => contains(area, x, y))
  return isAlike(colour, ground ? ground.colour : '#ffffff') ? 'colour-of-ground' : null
}

/** Whether something opaque was painted over a sign after it: a blackened line can still be copied. */
export function isCovered(glyph: Glyph, later: readonly Ground[]): boolean {
  const [x, y] = middleOf(glyph)
  return later.some(({ area, colour }) => colour !== null && contains(area, x, y))
}

function middleOf({ x, y, advance, size, direction }: Pick<Glyph, 'x' | 'y' | 'advance' | 'size' | 'direction'>) {
  const [along, up] = [advance / 2, size * 0.3]
  const places = { 0: [x + along, y - up], 90: [x + up, y + along], 180: [x - along, y + up], 270: [x - up, y - along] }
  return places[direction] as [number, number]
}

function widened({ left, top, right, bottom }: Area): Area {
  return { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 }
}

function isAlike(one: string, other: string | null): boolean {
  if (other === null) return false
  const [a, b] = [Number.parseInt(one.slice(1), 16), Number.parseInt(other.slice(1), 16)]
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= alike)
}
