/** Half-open, in UTF-16 units of a document's canonical text. */
export interface Span {
  start: number
  end: number
}

/** Where in the file a text stands. Notes and comments hang on a place in the body, see `Block.anchor`. */
export type Part = 'body' | 'text-box' | 'header' | 'footer' | 'page-number' | 'footnote' | 'endnote' | 'comment'

export interface Cell {
  /** from 0, in the order of the document */
  table: number
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/**
 * A paragraph, a heading, or one paragraph of a cell. Blocks tile the canonical text: between two of them is one line break,
 * and nothing else. First those of the body in reading order, text boxes where they are anchored; then all others, part by part.
 */
export interface Block extends Span {
  part: Part
  kind: 'heading' | 'paragraph'
  /** of a heading, from 1 */
  level: number | null
  /** what the file numbers by itself ("3.", "(a)"); the block's text begins with it and a space */
  label: string | null
  /** which automatic list numbers it; two lists may both count from 1 */
  list: string | null
  cell: Cell | null
  /** from 1; null where the file has no pages */
  page: number | null
  /** of a note or a comment: the place in the text that it hangs on */
  anchor: number | null
  /** how it is set, as far as the file says */
  look: { align: 'left' | 'center' | 'right' | 'justify'; indent: number; bold: boolean }
}

/**
 * Where a stretch of text is printed. The box is in points of the page as it is shown (turned pages turned), from its upper
 * left corner.
 */
export interface PrintedRun extends Span {
  page: number
  box: { x: number; y: number; width: number; height: number }
  /** degrees clockwise in which its words run on the page as shown: 0, 90, 180, 270 */
  direction: number
  /** where each character begins, and the last ends, see `edgeAt` */
  edges: string
}

/** Where a stretch of text stands in a file of paragraphs: the paragraph's number in the file's own order, the run in it. */
export interface WrittenRun extends Span {
  paragraph: number
  run: number
}

/** Text that a reader of the page does not see: it is in the text, and nobody should rest anything on it. */
export interface HiddenText extends Span {
  why: 'vanish' | 'colour-of-ground' | 'tiny' | 'off-page' | 'invisible-ink' | 'invisible-characters'
}

/** A tracked change. The text is as if all were accepted: what is deleted is kept here alone. */
export interface Revision {
  kind: 'inserted' | 'deleted' | 'moved-here' | 'moved-away'
  author: string | null
  /** as the file has it, ISO 8601 */
  date: string | null
  /** in the text; empty for what is deleted */
  at: Span
  /** what was deleted or moved away; null when it stands in the text */
  text: string | null
}

/** A stretch in which canonical text and the file's own differ in length. Between two of them both run along. */
export interface Fold {
  at: number
  length: number
  sourceAt: number
  sourceLength: number
}

export type PageState = 'read' | 'unreadable' | 'empty'

export interface Page {
  /** from 1 */
  number: number
  /** in points, as shown */
  width: number
  height: number
  /** degrees clockwise */
  rotation: number
  /** unreadable: a picture of text, or letters that mean nothing; empty: neither text nor picture */
  state: PageState
  /** why a page is not read; the share of its characters that mean nothing, of one that has any */
  why: 'scan' | 'garbage' | 'failed' | null
  garbage: number
}

export interface Clause extends Span {
  /** as written, without punctuation around it: "9.1", "第九条", "(a)", "A" */
  number: string
  /** figures only, from the outermost: [9, 1]; letters and Roman numerals count */
  path: readonly number[]
  title: string | null
  /** 0 for the outermost */
  level: number
  /** place in the list of clauses; null for the outermost */
  parent: number | null
  /** end of its own words, before its first sub-clause; `end` is that of the last sub-clause */
  ownEnd: number
  /** the heading of the part of a document in which numbers are counted by themselves: "Special Conditions" */
  division: string | null
  page: number | null
}

export interface DefinedTerm extends Span {
  term: string
  /** where the term is said to mean something, in the text */
  clause: number | null
}

export interface CrossReference extends Span {
  /** the number that is referred to, as written */
  number: string
  /** place in the list of clauses; null when there is no such clause */
  target: number | null
}

/**
 * A document as it was read. All offsets are of `text`, the one canonical text that search, lexicons, quote checks and marks
 * use; `source` is what the file shows, for display, and `folds` leads from one to the other.
 */
export interface ReadDocument {
  format: 'pdf' | 'docx' | 'txt'
  /** SHA-256 of the file, in hexadecimal */
  sha256: string
  text: string
  source: string
  folds: readonly Fold[]
  blocks: readonly Block[]
  pages: readonly Page[]
  printed: readonly PrintedRun[]
  written: readonly WrittenRun[]
  hidden: readonly HiddenText[]
  revisions: readonly Revision[]
  /** what of a file could not be read beside whole pages: an embedded picture of text, an object, a damaged part */
  unread: readonly Unread[]
  clauses: readonly Clause[]
  terms: readonly DefinedTerm[]
  references: readonly CrossReference[]
}

export interface Unread {
  what: 'picture' | 'object' | 'part' | 'words-of-another-reader'
  /** the page, or the place in the text behind which it stands */
  page: number | null
  at: number | null
  detail: string
}
