import { backToBackStatements } from './back-to-back.ts'
import { undatedStatements } from './payment-terms.ts'
import { priceStatements } from './price.ts'
import { setOffStatements } from './set-off.ts'
import type { Statement } from './statement.ts'

/** When and on whose money we are paid, what is taken off it, and whether the price moves. */
export const paymentStatements: readonly Statement[] = [
  ...undatedStatements,
  ...backToBackStatements,
  ...setOffStatements,
  ...priceStatements,
]
