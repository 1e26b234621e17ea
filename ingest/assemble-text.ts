import type { Block, Fold, HiddenText, PrintedRun, Revision, Span, WrittenRun } from './document.ts'
import { foldText, isUnfolded, toText } from './fold-text.ts'
import { packEdges } from './printed-edges.ts'

/** Where a stretch of a raw block stands in the file; offsets are of the block's own source. */
export type RawPrinted = Omit<PrintedRun, 'edges'> & {
  /** one more than the stretch has UTF-16 units: distances along the direction, from where the run begins, in points */
  edges: readonly number[]
}

/** A block as a reader finds it, before its text is folded. All offsets are of its own `source`. */
export interface RawBlock extends Omit<Block, 'start' | 'end' | 'anchor'> {
  source: string
  printed?: readonly RawPrinted[]
  written?: readonly WrittenRun[]
  hidden?: readonly HiddenText[]
  revisions?: readonly Revision[]
  /** of a note or a comment: the block that it hangs on, by its place in the list, and where in its source */
  anchor: { block: number; at: number } | null
}

export interface AssembledText {
  text: string
  source: string
  folds: Fold[]
  blocks: Block[]
  printed: PrintedRun[]
  written: WrittenRun[]
  hidden: HiddenText[]
  revisions: Revision[]
  /** of each raw block, where it has come to end in the text */
  ends: number[]
}

/**
 * Makes one canonical text of the blocks of a document, in their order, and brings everything that is said of a block's source
 * into offsets of that text. A block that folds to nothing is left out, with what was deleted in it kept where it stood.
 */
export function assembleText(raw: readonly RawBlock[]): AssembledText {
  const made: AssembledText = {
    text: '',
    source: '',
    folds: [],
    blocks: [],
    printed: [],
    written: [],
    hidden: [],
    revisions: [],
    ends: [],
  }
  const places = new Map<number, (at: number) => number>()
  for (const [index, block] of raw.entries()) {
    const { text, folds } = foldText(block.source)
    const breakBefore = text !== '' && made.text !== '' ? 1 : 0
    const start = made.text.length + breakBefore
    const sourceStart = made.source.length + breakBefore
    const place = (at: number) => start + toText(folds, at)
    places.set(index, (at) => (text === '' ? made.text.length : place(at)))
    addSpans(made, block, { place, isUnfolded: (span) => text !== '' && isUnfolded(folds, span) })
    made.ends.push(text === '' ? made.text.length : start + text.length)
    if (text === '') continue
    const { source, printed, written, hidden, revisions, anchor, ...kept } = block
    made.text += `${breakBefore ? '\n' : ''}${text}`
    made.source += `${breakBefore ? '\n' : ''}${source}`
    for (const fold of folds) {
      made.folds.push({ ...fold, at: fold.at + start, sourceAt: fold.sourceAt + sourceStart })
    }
    const hangsOn = anchor ? (places.get(anchor.block)?.(anchor.at) ?? null) : null
    made.blocks.push({ ...kept, start, end: start + text.length, anchor: hangsOn })
  }
  return made
}

/** How places of a block's source have come into the text. */
interface Moves {
  place(at: number): number
  /** sign for sign */
  isUnfolded(span: Span): boolean
}

function addSpans(made: AssembledText, block: RawBlock, moves: Moves): void {
  const { place } = moves
  const moved = <T extends Span>(spans: readonly T[] = []): T[] =>
    spans.map((span) => ({ ...span, start: place(span.start), end: place(span.end) })).filter(isLong)
  for (const run of moved(block.written)) made.written.push(run)
  for (const span of moved(block.hidden)) made.hidden.push(span)
  for (const run of block.printed ?? []) {
    const [start, end] = [place(run.start), place(run.end)]
    if (end <= start) continue
    const edges = packEdges(edgesOf(run, { start, end }, moves), run)
    made.printed.push({ ...run, start, end, edges })
  }
  for (const revision of block.revisions ?? []) {
    made.revisions.push({ ...revision, at: { start: place(revision.at.start), end: place(revision.at.end) } })
  }
}

const isLong = ({ start, end }: Span) => end > start

/** The edges of canonical characters: two of one printed letter (a ligature) share its breadth evenly. */
function edgesOf(run: RawPrinted, { start, end }: Span, { place, isUnfolded }: Moves): readonly number[] {
  if (isUnfolded(run)) return run.edges
  const edges: (number | undefined)[] = Array.from({ length: end - start + 1 })
  for (let at = run.start; at <= run.end; at += 1) {
    const index = place(at) - start
    // Of several source letters that became one, the outermost edges count.
    if (edges[index] === undefined || at === run.end) edges[index] = run.edges[at - run.start]
  }
  return fillEvenly(edges, run.edges[0] ?? 0)
}

function fillEvenly(edges: readonly (number | undefined)[], first: number): number[] {
  const known: number[] = []
  for (const [index, edge] of edges.entries()) if (edge !== undefined) known.push(index)
  const filled = Array.from(edges, (edge) => edge ?? first)
  for (const [nth, from] of known.entries()) {
    const to = known[nth + 1] ?? edges.length - 1
    const [begin, end] = [filled[from] ?? first, edges[to] ?? filled[from] ?? first]
    for (let at = from + 1; at < to; at += 1) filled[at] = begin + ((end - begin) * (at - from)) / (to - from)
  }
  return filled
}
