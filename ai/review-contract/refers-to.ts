import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { CrossReference, ReadDocument, Span } from '#ingest/document.ts'

/** Cross references by where they stand, and by what they mean. */
export interface ReferenceIndex {
  /** in the order of the text */
  references: readonly CrossReference[]
  /** the references within a stretch of text */
  within: (span: Span) => readonly CrossReference[]
  /** the clause that a reference means: of its own part of the document, or of the only other part that has that number */
  targetOf: (reference: CrossReference) => number | null
}

export function indexReferences({ clauses, references }: ReadDocument): ReferenceIndex {
  const sorted = [...references].sort((a, b) => a.start - b.start)
  const byNumber = Map.groupBy([...clauses.keys()], (at) => clauses[at]?.number ?? '')
  const within = ({ start, end }: Span): CrossReference[] => {
    const found: CrossReference[] = []
    for (let at = firstFrom(sorted, start); at < sorted.length; at += 1) {
      const reference = sorted[at]
      if (!reference || reference.start >= end) break
      if (reference.end <= end) found.push(reference)
    }
    return found
  }
  const targetOf = (reference: CrossReference): number | null => {
    if (reference.target !== null) return reference.target
    const division = clauses[clauseAt(clauses, reference.start) ?? -1]?.division
    const found = (byNumber.get(reference.number) ?? []).filter((at) => clauses[at]?.division !== division)
    return found.length === 1 ? (found[0] ?? null) : null
  }
  return { references: sorted, within, targetOf }
}

function firstFrom(spans: readonly Span[], place: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
