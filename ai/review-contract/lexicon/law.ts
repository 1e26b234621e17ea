import { disputeStatements } from './disputes.ts'
import { governingLawStatements } from './governing-law.ts'
import { machineStatements } from './machines.ts'
import { precedenceStatements } from './precedence.ts'
import type { Statement } from './statement.ts'
import { terminationStatements } from './termination.ts'

/** How a contract ends, where and by which law it is tried, which paper prevails, and what is said to machines. */
export const lawStatements: readonly Statement[] = [
  ...terminationStatements,
  ...disputeStatements,
  ...governingLawStatements,
  ...precedenceStatements,
  ...machineStatements,
]
