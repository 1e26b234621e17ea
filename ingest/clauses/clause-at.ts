import type { Clause } from '#ingest/document.ts'
import { lastBeginning } from '#ingest/last-beginning.ts'

/** The innermost clause that a place of the text belongs to, by its place in the list; null outside of all. */
export function clauseAt(clauses: readonly Clause[], at: number): number | null {
  // Clauses lie within each other or apart.
  let index: number | null = lastBeginning(clauses, at)
  while (index !== null && index >= 0) {
    const clause: Clause | undefined = clauses[index]
    if (clause && at < clause.end) return index
    index = clause?.parent ?? null
  }
  return null
}
