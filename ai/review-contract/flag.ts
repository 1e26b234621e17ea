import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import type { Span } from '#ingest/document.ts'

/** A fact that tripped a rule, in words, with the words of the contract that state it. */
export interface FlagFact {
  fact: string
  value: string | number | boolean
  label: Bilingual
  /** the value as people read it */
  said: Bilingual
  /** what would be no risk, in words: "at most 0.1%"; left out where the rule has no limit for it */
  accepted?: Bilingual
  /** null for what is missing altogether */
  at: Span | null
}

/** A risk in a contract: the words, the rule of the playbook that they trip, and what to ask for instead. */
export interface Flag {
  kind: ClauseKind
  severity: ClauseSeverity
  rule: { id: string; version: number; name: Bilingual }
  /** number of the clause as printed, with those above it where it says nothing by itself; null outside of all, and for what is missing */
  clause: string | null
  page: number | null
  /** where the words stand in the canonical text; null for what is missing altogether */
  at: Span | null
  quote: string
  facts: readonly FlagFact[]
  /** what the clause states beside */
  notes: readonly FlagFact[]
  /** what trips the rule and why that matters, in a sentence */
  reason: Bilingual
  /** why it matters, where what trips it stands beside */
  why: Bilingual
  suggestion: Bilingual
  source: Bilingual
  /** how the clause was found: 'lexicon', 'learnt' by likeness to examples, or what another classifier calls its own */
  method: string
  /** of the clause and of what was read in it: another where a decision about the flag has to be looked at again */
  grounds: string
  /** nobody who looks at the page sees these words */
  isHidden: boolean
  /** another clause strikes this one out; the flag is then only to be known */
  overriddenBy: { clause: string; at: Span } | null
}
