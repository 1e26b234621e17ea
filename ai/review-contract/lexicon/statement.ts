import type { Side } from '#ai/review-contract/find-parties.ts'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'

/**
 * Something that a contract says or does not, as lawyers may put it: ideas that have to meet in one sentence, in whatever
 * order, rather than one wording.
 */
export interface Statement {
  kind: ClauseKind
  fact: string
  /** all of them, in the sentence; a mark stands on the first */
  says: readonly RegExp[]
  /** what makes the same words harmless, in the sentence */
  unless?: readonly RegExp[]
  /** who does it, where the sentence names anybody: the last one named before the words */
  by?: Side
  /** words of the clause's titles that stand in for all ideas but the first */
  titled?: RegExp
  /** the buyer's own customer has to be named */
  payer?: true
}
