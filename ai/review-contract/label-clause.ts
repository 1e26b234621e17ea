import type { Clause } from '#ingest/document.ts'

/** The number by which a clause is found: "9.1" says it all, "(a)" says it with those above it, "4.1 (a)". */
export function labelClause(clauses: readonly Clause[], at: number | null): string | null {
  const clause = at === null ? undefined : clauses[at]
  if (!clause) return null
  const above = /\d\.\d|^第/u.test(clause.number) ? null : labelClause(clauses, clause.parent)
  return above ? `${above} ${clause.number}` : clause.number
}
