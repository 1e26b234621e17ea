import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ReadDocument } from '#ingest/document.ts'
import type { ClauseFinding } from './finding.ts'

/** What a contract of sale should say, by the facts of which any one says it; any fact at all where none is named. */
const required: Readonly<Partial<Record<ClauseKind, readonly string[]>>> = {
  'liability-cap': [],
  'consequential-loss': [],
  acceptance: ['deemedAccepted'],
  'force-majeure': [],
}
/** An extract or a letter lacks nearly everything; saying so of it helps nobody. */
const leastClauses = 8
const leastCharacters = 1500

/** Kinds of which a contract says nothing. What was not read may say it: see the coverage. */
export function missingKinds(document: ReadDocument, findings: readonly ClauseFinding[]): ClauseKind[] {
  if (document.clauses.length < leastClauses && document.text.length < leastCharacters) return []
  return Object.entries(required).flatMap(([kind, facts]) => {
    const isThere = findings.some(
      (finding) =>
        finding.kind === kind && (facts.length === 0 || finding.facts.some(({ fact }) => facts.includes(fact))),
    )
    return isThere ? [] : [kind as ClauseKind]
  })
}
