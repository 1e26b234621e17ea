import type { ClauseState } from '#ingest/coverage.ts'
import type { Block, HiddenText, Page, Revision } from '#ingest/document.ts'

/** One clause in the outline of a document. */
export interface OutlineLine {
  number: string
  title: string | null
  /** 0 for the outermost */
  level: number
  start: number
  end: number
  state: ClauseState
}

export type PaperBlock = Pick<Block, 'start' | 'end' | 'part' | 'kind' | 'level' | 'cell' | 'page'> & {
  align: Block['look']['align']
  bold: boolean
}

/** A page as it is printed. Sizes and boxes in points, from its upper left corner, as it is shown. */
export interface PrintedPage {
  number: number
  width: number
  height: number
  state: Page['state']
  /** of words that nobody sees, by where their passage begins in the text */
  hidden: { start: number; x: number; y: number; width: number; height: number }[]
}

/** Where words of a flag are printed. In points. */
export interface FlagBox {
  page: number
  /** its place in the list of flags */
  flag: number
  x: number
  y: number
  width: number
  height: number
}

/** A tracked change. `text` is what is gone; what was inserted stands in the text, and it is null. */
export type TrackedChange = Pick<Revision, 'kind' | 'author' | 'date' | 'text'> & { start: number; end: number }

/** Words as they are printed, to be selected where they stand. Sizes in points. */
export interface PrintedWords {
  page: number
  start: number
  end: number
  x: number
  y: number
  width: number
  height: number
  /** degrees clockwise in which they run: 0, 90, 180, 270 */
  direction: number
}

/** A document as a page shows it: its canonical text, cut into blocks. */
export interface Paper {
  text: string
  blocks: PaperBlock[]
  /** empty where the file has none */
  pages: PrintedPage[]
  printed: PrintedWords[]
  /** passages of the text that nobody who looks at the page sees, in order */
  hidden: HiddenText[]
  /** in the order of the text */
  changes: TrackedChange[]
  /** the outermost clauses, or where these are few those in them, in order */
  outline: OutlineLine[]
}
