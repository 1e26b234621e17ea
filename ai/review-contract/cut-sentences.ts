import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { Block, ReadDocument, Span } from '#ingest/document.ts'

/** A sentence of a contract, or a row of a table: what a fact is read from, and what a mark can stand on. */
export interface Sentence extends Span {
  text: string
  /** place in the list of clauses; of a note, that of the clause it hangs on; null outside of all */
  clause: number | null
  /** titles of the clause and of those above it, the outermost first */
  titles: readonly string[]
  /** cells of a row, each by its span; empty for a sentence */
  cells: readonly Span[]
  /** from 1; null where the file has no pages */
  page: number | null
  /** nobody who looks at the page sees it */
  isHidden: boolean
}

const longest = 1200
/** Where a sentence ends; a semicolon ends one as well, as contracts put a rule between two of them. "9. Liability" is one. */
const ends =
  /[。！？；;!?]+["”」]?|(?<!^[\d.]{0,12}[\dA-Za-z]|\b(?:No|Art|Mr|Ms|Dr|Co|Ltd|Inc|St))\.(?=\s+["“(]?\p{Lu})|\n/gu

/**
 * Cuts what a document says into sentences, and tables into rows, in the order of the text. Headers, footers, page numbers and
 * comments say nothing that binds, so they are none of them.
 */
export function cutSentences(document: ReadDocument): Sentence[] {
  const { text, blocks } = document
  const sentences: Sentence[] = []
  for (const group of rowsOf(blocks)) {
    const [first] = group
    const last = group.at(-1)
    if (!first || !last || !binding.has(first.part)) continue
    const place = placeOf(document, first)
    const add = (span: Span, cells: readonly Span[]) => {
      if (text.slice(span.start, span.end).trim() === '') return
      const isHidden = document.hidden.some((hidden) => hidden.start < span.end && span.start < hidden.end)
      sentences.push({ ...span, text: text.slice(span.start, span.end), ...place, page: first.page, cells, isHidden })
    }
    if (first.cell)
      add(
        { start: first.start, end: last.end },
        group.map(({ start, end }) => ({ start, end })),
      )
    else for (const span of split(text, first)) add(span, [])
  }
  return sentences
}

const binding = new Set<Block['part']>(['body', 'text-box', 'footnote', 'endnote'])

/** Blocks one by one, those of one row of a table together. */
function rowsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const before = groups.at(-1)?.[0]
    const isSameRow = block.cell && before?.cell?.table === block.cell.table && before.cell.row === block.cell.row
    if (isSameRow) groups.at(-1)?.push(block)
    else groups.push([block])
  }
  return groups
}

function placeOf({ clauses }: ReadDocument, { start, anchor }: Block): Pick<Sentence, 'clause' | 'titles'> {
  // A mark stands behind the last word of its clause, where the next may begin.
  const clause = clauseAt(clauses, anchor === null ? start : Math.max(0, anchor - 1))
  const titles: string[] = []
  for (let at = clause; at !== null; at = clauses[at]?.parent ?? null) titles.unshift(clauses[at]?.title ?? '')
  return { clause, titles: titles.filter(Boolean) }
}

function split(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end)
  const spans: Span[] = []
  let from = 0
  const cut = (to: number) => {
    for (let at = from; at < to; at += longest) {
      const piece = words.slice(at, Math.min(to, at + longest))
      const lead = piece.length - piece.trimStart().length
      if (piece.trim() !== '') spans.push({ start: start + at + lead, end: start + at + piece.trimEnd().length })
    }
    from = to
  }
  for (const match of words.matchAll(ends)) cut(match.index + match[0].length)
  cut(words.length)
  return spans
}
