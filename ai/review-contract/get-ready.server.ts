import { kindSieve } from './classify-by-lexicon.ts'
import { loadClauseModel } from './learnt/load-clause-model.server.ts'
import { statementSieve } from './readers/statements.ts'
import { prepareKept } from './sieve/keep-ways.server.ts'

/** Does beforehand what every review begins with, so that it need not be waited for when the contract has been read. */
export function getReady(): void {
  prepareKept([kindSieve, statementSieve])
  loadClauseModel()
}
