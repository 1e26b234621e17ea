import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { Span } from '#ingest/document.ts'

/** A fact that a clause states, with the words that state it. */
export interface FactReading {
  fact: string
  /** as the vocabulary of clauses takes it: percentages in points, days and months as numbers, yes and no */
  value: string | number | boolean
  at: Span
  /** told by likeness to other sentences, and by no word that a lexicon has */
  isLearnt?: boolean
}

/** What one clause says of one kind: the facts that a playbook asks about. */
export interface ClauseFinding {
  kind: ClauseKind
  clause: number | null
  /** the sentence that makes the clause one of this kind */
  at: Span
  facts: readonly FactReading[]
  /** said where it binds nobody: hidden, in a header, in a comment */
  isAside?: boolean
}
