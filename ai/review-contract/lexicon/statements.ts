import { statementsByIdeas } from './by-ideas.ts'
import { deliveryStatements } from './delivery.ts'
import { lawStatements } from './law.ts'
import { paymentStatements } from './payment.ts'
import type { Statement } from './statement.ts'

/** All that a contract may say in so many words. */
export const statements: readonly Statement[] = [
  ...paymentStatements,
  ...deliveryStatements,
  ...lawStatements,
  ...statementsByIdeas,
]
