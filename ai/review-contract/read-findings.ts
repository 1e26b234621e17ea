import type { Contract } from './contract.ts'
import type { ClauseFinding } from './finding.ts'
import type { ClauseModel } from './learnt/clause-model.ts'
import { readAmounts } from './readers/amounts.ts'
import { readBonds } from './readers/bonds.ts'
import { readDelayDamages } from './readers/delay-damages.ts'
import { readDeliveryTime } from './readers/delivery-time.ts'
import { weighLearnt } from './readers/learnt-facts.ts'
import { readConsequentialLoss, readLiabilityCap } from './readers/liability.ts'
import { readPayment } from './readers/payment.ts'
import { readPerformanceDamages } from './readers/performance.ts'
import { readRetention } from './readers/retention.ts'
import { readStatements } from './readers/statements.ts'
import { readWarranty } from './readers/warranty.ts'

const readers = [
  readPayment,
  readRetention,
  readBonds,
  readDelayDamages,
  readWarranty,
  readLiabilityCap,
  readConsequentialLoss,
  readAmounts,
  readDeliveryTime,
  readPerformanceDamages,
  readStatements,
]

/** Everything that the readers find, weighed by what was learnt where there is a model of it; in the order of the text. */
export function readFindings(contract: Contract, model: ClauseModel | null): ClauseFinding[] {
  const found = readers.flatMap((read) => read(contract))
  return (model ? weighLearnt(contract, found, model) : found).sort((a, b) => a.at.start - b.at.start)
}
