import type { HiddenText } from '#ingest/document.ts'

/** Degrees clockwise in which words run on the page as shown. */
export type Direction = 0 | 90 | 180 | 270

/** In points of the page as shown, from its upper left corner. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** What signs that are drawn at once have in common. */
export interface Setting {
  direction: Direction
  /** off the four directions by more than a little: a watermark, a stamp */
  slanted: boolean
  /** the height of its letters' em */
  size: number
  bold: boolean
  vertical: boolean
  /** the file itself says that it is no content: a running header, a page number */
  artifact: boolean
}

/** One printed sign. There are more of them than of anything else, so what they share is kept once. */
export interface Glyph {
  text: string
  /** where it begins on its base line */
  x: number
  y: number
  /** how far it goes along its direction, and how far until the next is expected */
  advance: number
  step: number
  set: Setting
  hidden: HiddenText['why'] | null
}

/** A straight line that is drawn, or the thin box that programs draw instead. */
export interface Rule {
  horizontal: boolean
  at: number
  from: number
  to: number
}

/** What drawing a page showed. */
export interface TracedPage {
  number: number
  width: number
  height: number
  rotation: number
  glyphs: Glyph[]
  rules: Rule[]
  pictures: Area[]
  /** how many shapes were painted that are neither lines nor boxes: letters drawn as outlines, drawings */
  shapes: number
  failed: boolean
}
