import type { ReadDocument, Span } from '#ingest/document.ts'

/** Letters of one part: as much as a model reads with care. */
const longestPart = 6000
/** Parts of one contract: of a longer one the end is not read, and that is said. */
const mostParts = 30
/** Letters of which no halves are made: what a model says of less is no longer than it may be. */
const shortestPart = 1500

type Source = Pick<ReadDocument, 'text' | 'clauses'>

/** Cuts a contract between clauses into parts that a model is asked about one after the other. */
export function cutParts({ text, clauses }: Source): { parts: Span[]; isCut: boolean } {
  const bounds = [...new Set([0, ...clauses.map(({ start }) => start)])].sort((one, other) => one - other)
  const parts: Span[] = []
  let start = 0
  while (start < text.length) {
    const last = bounds.findLast((bound) => bound > start && bound <= start + longestPart)
    const end = text.length - start <= longestPart ? text.length : (last ?? start + longestPart)
    if (text.slice(start, end).trim() !== '') parts.push({ start, end })
    start = end
  }
  return { parts: parts.slice(0, mostParts), isCut: parts.length > mostParts }
}

/** A part in two, between clauses or else between lines where it can be, near its middle; none of one that is short. */
export function halvePart({ text, clauses }: Source, { start, end }: Span): Span[] {
  if (end - start < shortestPart) return []
  const middle = start + Math.floor((end - start) / 2)
  const isNear = (at: number) => Math.abs(at - middle) < (end - start) / 4
  const bounds = clauses.map((clause) => clause.start).filter(isNear)
  const [bound] = bounds.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))
  const line = text.lastIndexOf('\n', middle) + 1
  const at = bound ?? (isNear(line) ? line : middle)
  return [
    { start, end: at },
    { start: at, end },
  ]
}
