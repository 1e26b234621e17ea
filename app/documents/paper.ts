import type { ClauseState } from '#ingest/coverage.ts'
import type { Block, Page } from '#ingest/document.ts'

/** One clause in the outline of a document. */
export interface OutlineLine {
  number: string
  title: string | null
  start: number
  end: number
  state: ClauseState
}

export type PaperBlock = Pick<Block, 'start' | 'end' | 'part' | 'kind' | 'level' | 'cell' | 'page'> & {
  align: Block['look']['align']
  bold: boolean
}

/** A document as a page shows it: its canonical text, cut into blocks. */
export interface Paper {
  text: string
  blocks: PaperBlock[]
  /** empty where the file has none */
  pages: Pick<Page, 'number' | 'state' | 'why'>[]
  /** the outermost clauses, in order */
  outline: OutlineLine[]
}
