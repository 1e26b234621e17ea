import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { CrossReference, ReadDocument, Span } from '#ingest/document.ts'

/** Places in the list of clauses that a stretch of text refers to. */
export function clausesReferredTo(document: ReadDocument, { start, end }: Span): number[] {
  return document.references
    .filter((reference) => start <= reference.start && reference.end <= end)
    .flatMap((reference) => targetOf(document, reference) ?? [])
}

/** The clause that a reference means: of its own part of the document, or of the only other part that has that number. */
export function targetOf(document: ReadDocument, reference: CrossReference): number | null {
  if (reference.target !== null) return reference.target
  const { clauses } = document
  const own = clauseAt(clauses, reference.start)
  const found = clauses.flatMap((clause, at) =>
    clause.number === reference.number && clause.division !== clauses[own ?? -1]?.division ? [at] : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
