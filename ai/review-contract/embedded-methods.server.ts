import { classifyByLexicon } from './classify-by-lexicon.ts'
import { loadClauseModel } from './learnt/load-clause-model.server.ts'
import type { ReviewMethods } from './review-contract.ts'

/** What clauses are told by where nobody has configured anything: no network, and no model of language. */
export function embeddedMethods(): ReviewMethods {
  return { classify: classifyByLexicon, model: loadClauseModel() }
}
