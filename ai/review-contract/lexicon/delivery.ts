import { acceptanceStatements } from './acceptance.ts'
import { excuseStatements } from './excuses.ts'
import { rejectionStatements } from './rejection.ts'
import type { Statement } from './statement.ts'
import { titleStatements } from './title.ts'

/** What happens to the machine: whose it is, when it is late, when it is accepted, and what if it does not perform. */
export const deliveryStatements: readonly Statement[] = [
  ...titleStatements,
  ...excuseStatements,
  ...acceptanceStatements,
  ...rejectionStatements,
]
