import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'

/** A flag as a review found it, ready to be kept. */
export interface FoundFlag {
  kind: ClauseKind
  severity: ClauseSeverity
  rule: { id: string; version: number }
  clause: string | null
  page: number | null
  /** UTF-16 units of the canonical text; null for what is missing altogether */
  at: { start: number; end: number } | null
  quote: string
  /** facts, notes, reason, suggestion, source, method, hidden and overriding words, as the reviewer found them */
  detail: Record<string, unknown>
}
