import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'
import type { Bilingual } from '#engine/vocabulary.ts'

/** A risk as a model reads it: by the same rule, on words that stand in the text. */
export interface ModelFlag {
  kind: ClauseKind
  severity: ClauseSeverity
  rule: { id: string; version: number; name: Bilingual }
  clause: string | null
  page: number | null
  at: { start: number; end: number }
  quote: string
  facts: readonly { fact: string; value: string | number | boolean; label: Bilingual; said: Bilingual }[]
  /** in the model's words; null where it said none, or what nothing bears out */
  reason: string | null
  wording: string | null
}

/** What a model read in a contract, beside the review and never in its place; or why it read nothing. */
export type ModelReading =
  | {
      state: 'read'
      model: string
      flags: readonly ModelFlag[]
      dropped: number
      isCut: boolean
      /** parts that it did not read to their end, by the numbers of their first and last clause; null outside of all */
      unread?: readonly { from: string | null; to: string | null }[]
    }
  | {
      state: 'fell-back'
      model: string
      why: 'unreachable' | 'busy' | 'capped' | 'unsound'
      /** it is asked again by and by: what is said here stands until then */
      triesAgain?: boolean
    }
