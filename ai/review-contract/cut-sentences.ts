import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { Block, ReadDocument, Span } from '#ingest/document.ts'
import { columnHeads } from './column-heads.ts'

/** A cell of a row, with what the head of its column says; empty where there is none. */
export interface RowCell extends Span {
  head: string
}

/** A sentence of a contract, or a row of a table: what a fact is read from, and what a mark can stand on. */
export interface Sentence extends Span {
  text: string
  /** place in the list of clauses; of a note, that of the clause it hangs on; null outside of all */
  clause: number | null
  /** what says of an item in the run of a paragraph that the others have in common: "The Buyer may:"; empty of all else */
  lead: string
  /** titles of the clause and of those above it, the outermost first */
  titles: readonly string[]
  /** cells of a row, each by its span; empty for a sentence */
  cells: readonly RowCell[]
  /** from 1; null where the file has no pages */
  page: number | null
  /** nobody who looks at the page sees it, or some of it */
  isHidden: boolean
}

const longest = 1200
/** Where a sentence ends; a semicolon ends one as well, as contracts put a rule between two of them. "9. Liability" is one. */
const ends =
  /[。！？；;!?]+["”」]?|(?<!^[\d.]{0,12}[\dA-Za-z]|\b(?:No|Art|Mr|Ms|Dr|Co|Ltd|Inc|St))\.(?=\s+["“(]?\p{Lu}|\s+\((?:[a-z]|[ivx]{2,4}|\d{1,2})\)\s*[\p{L}\d]|\s+(?:[b-z]|[ivx]{1,4})\)\s+[\p{L}\d])|\n/gu
/** An item that stands in the run of a paragraph: "(b) ", （2）, "ii) ", ② */
const item =
  /^(?:[(（](?:[a-z]|[ivx]{1,4}|[\d一二三四五六七八九十]{1,2})[)）]|(?:[a-z]|[ivx]{1,4}|\d{1,2})[)）]|[①-⑳])/u
/** What leads to the first of them. */
const leads = /^.{2,200}[：:](?=\s*(?:[(（](?:[ai1一])[)）]|[ai1][)）]|①))/su

/** What a document says, and beside it what nobody is bound by: headers, footers, comments, and words that nobody sees. */
export interface CutText {
  /** in the order of the text, none over another; hidden letters are blanks in them */
  sentences: Sentence[]
  /** may lie within sentences; a row that is said not to hold among them */
  asides: Sentence[]
}

/**
 * Cuts what a document says into sentences, and tables into rows, in the order of the text. A cell that holds sentences of its own is
 * cut like any other paragraph.
 */
export function cutSentences(document: ReadDocument): CutText {
  const { text, blocks } = document
  const hidden = [...document.hidden].sort((a, b) => a.start - b.start)
  const sentences: Sentence[] = []
  const asides: Sentence[] = []
  const headOf = columnHeads(text, blocks)
  for (const group of rowsOf(blocks)) {
    const [first] = group
    if (!first) continue
    const place = { ...placeOf(document, first), page: first.page }
    const bits = isRow(text, group)
      ? [rowOf(group, headOf)]
      : group.flatMap((block) => withLeads(text, split(text, block)))
    const label = labelOf(text, group)
    for (const bit of bits) {
      const covered = overlapping(hidden, bit)
      const words = blanked(text, bit, covered)
      const titles =
        label && bit.start >= label.end ? [...place.titles, text.slice(label.start, label.end)] : place.titles
      const sentence = { ...bit, text: words, ...place, titles, isHidden: covered.length > 0 }
      const binds = binding.has(first.part) && !isTakenOut(text, bit.cells)
      if (/[\p{L}\p{N}]/u.test(words)) (binds ? sentences : asides).push(sentence)
      for (const { start, end } of covered) {
        const span = { start: Math.max(start, bit.start), end: Math.min(end, bit.end) }
        asides.push({ ...sentence, ...span, text: text.slice(span.start, span.end), cells: [] })
      }
    }
  }
  return { sentences, asides }
}

/** The hidden stretches within a span. */
function overlapping(hidden: readonly Span[], { start, end }: Span): Span[] {
  const found: Span[] = []
  for (let at = firstEndingAfter(hidden, start); at < hidden.length; at += 1) {
    const each = hidden[at]
    if (!each || each.start >= end) break
    if (each.end > start) found.push(each)
  }
  return found
}

function firstEndingAfter(spans: readonly Span[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}

/** As long as before, so that places stay what they are. */
function blanked(text: string, { start, end }: Span, covered: readonly Span[]): string {
  let words = text.slice(start, end)
  for (const each of covered) {
    const [from, to] = [Math.max(each.start, start) - start, Math.min(each.end, end) - start]
    words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to)
  }
  return words
}

const takenOut = /^(?:deleted|omitted|struck out|not applicable|n\/a|删除|取消|不适用|不采用)[.。]?$/iu

/** A row of a list of deviations, or of particulars, that says of its own words that they do not hold. */
function isTakenOut(text: string, cells: readonly Span[]): boolean {
  return cells.slice(1).some(({ start, end }) => takenOut.test(text.slice(start, end).trim()))
}

type Bit = Span & Pick<Sentence, 'cells' | 'lead'>

/** The first of several items stands behind what leads to all of them, the others go without. */
function withLeads(text: string, spans: readonly Span[]): Bit[] {
  let lead = ''
  return spans.map((span) => {
    const words = text.slice(span.start, span.end)
    const isItem = item.test(words)
    if (!isItem) lead = leads.exec(words)?.[0] ?? ''
    return { ...span, cells: [], lead: isItem ? lead : '' }
  })
}

const longestRow = 600
const longestCell = 200

/** A row is read as a whole where its cells are short; a bilingual contract in two columns has paragraphs in its cells. */
function isRow(text: string, group: readonly Block[]): boolean {
  const [first] = group
  const last = group.at(-1)
  if (!first?.cell || !last) return false
  if (last.end - first.start > longestRow) return false
  return group.every(
    ({ start, end }) => end - start <= longestCell && !/[。；;].{3}|\.\s+\p{Lu}.{3}/u.test(text.slice(start, end)),
  )
}

function rowOf(group: readonly Block[], headOf: (block: Block) => string): Bit {
  const [first] = group as [Block]
  const last = group.at(-1) ?? first
  const cells = group.map((block) => ({ start: block.start, end: block.end, head: headOf(block) }))
  return { start: first.start, end: last.end, cells, lead: '' }
}

const longestLabel = 30

/** The first cell of a row of several, where it is short: it says what the others are about, as a title does. */
function labelOf(text: string, group: readonly Block[]): Span | null {
  const [first, ...others] = group
  if (!first?.cell || others.length === 0 || first.end - first.start > longestLabel) return null
  return /[\p{L}]/u.test(text.slice(first.start, first.end)) ? first : null
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
