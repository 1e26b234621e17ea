import type { Clause } from '#ingest/document.ts'

/** The innermost clause that a place of the text belongs to, by its place in the list; null outside of all. */
export function clauseAt(clauses: readonly Clause[], at: number): number | null {
  // Clauses stand in the order of their beginnings, and lie within each other or apart.
  let low = 0
  let high = clauses.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((clauses[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  let index: number | null = low - 1
  while (index !== null && index >= 0) {
    const clause: Clause | undefined = clauses[index]
    if (clause && at < clause.end) return index
    index = clause?.parent ?? null
  }
  return null
}
