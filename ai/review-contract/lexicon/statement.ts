import type { Side } from '#ai/review-contract/find-parties.ts'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'

/**
 * Something that a contract says or does not, as lawyers may put it: ideas that have to meet in one sentence, in whatever
 * order, rather than one wording. In all of them `<buyer>`, `<seller>`, `<payer>` and `<theirs>` stand for the names of the parties.
 */
export interface Statement {
  kind: ClauseKind
  fact: string
  /** all of them, in the sentence; a mark stands on the first */
  says: readonly RegExp[]
  /** place of the idea by which a segment is known to be of the kind; the first where none is named */
  about?: number
  /** what is enough under a heading of the kind, which says the rest; a mark stands on the first */
  headed?: readonly RegExp[]
  /** what makes the same words harmless, in the sentence */
  unless?: readonly RegExp[]
  /** what makes them harmless only where it stands between the same two commas as the first idea */
  unlessBeside?: readonly RegExp[]
  /** who does it, where the sentence names anybody: the last one named before the words */
  by?: Side
}
