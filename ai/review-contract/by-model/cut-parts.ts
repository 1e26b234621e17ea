import type { ReadDocument } from '#ingest/document.ts'

/** Letters of one part: as much as a model reads with care. */
const longestPart = 6000
/** Parts of one contract: of a longer one the end is not read, and that is said. */
const mostParts = 30

/** Cuts a contract between clauses into parts that a model is asked about one after the other. */
export function cutParts({ text, clauses }: Pick<ReadDocument, 'text' | 'clauses'>): {
  parts: string[]
  isCut: boolean
} {
  const bounds = [...new Set([0, ...clauses.map(({ start }) => start)])].sort((one, other) => one - other)
  const parts: string[] = []
  let from = 0
  while (from < text.length) {
    const last = bounds.findLast((bound) => bound > from && bound <= from + longestPart)
    const to = text.length - from <= longestPart ? text.length : (last ?? from + longestPart)
    if (text.slice(from, to).trim() !== '') parts.push(text.slice(from, to))
    from = to
  }
  return { parts: parts.slice(0, mostParts), isCut: parts.length > mostParts }
}
