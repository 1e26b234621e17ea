import { voidApproval } from '#crm/approvals/void-approval.server.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import { fitsCurrency } from '#lib/money.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import { markOfPlan, type PlannedPayment, planned, readPaymentPlan } from './_payment-plan.server.ts'
import { refuseHeld } from './_refuse-held.ts'
import { wholeShare } from './payment-plan.schema.ts'

interface SetPaymentPlanOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they shall stand, in order; none takes the plan away */
  lines: readonly PlannedPayment[]
  /** the mark of the lines that the person saw before typing */
  base: string
}

/**
 * Sets how a contract is to be paid: shares that come to the whole and amounts that come to the contract's. What was approved
 * does not stay approved when it changes.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT for a purchase and for sums
 * that do not come out, CONFLICT when somebody changed the lines meanwhile, while the contract is being approved, and once it is
 * signed
 */
export async function setPaymentPlan({ tx, actor, id, lines, base }: SetPaymentPlanOptions): Promise<void> {
  const contract = await lockContract({ tx, id })
  if (contract.category === 'purchase') throw new AppError('BAD_INPUT', 'a purchase is paid, not received')
  const before = (await readPaymentPlan({ tx, id })).map(planned)
  const after = lines.map((line) => ({ ...planned(line), amount: new Prisma.Decimal(line.amount).toFixed(2) }))
  if (markOfPlan(before) === markOfPlan(after)) return
  refuseHeld(contract, { figures: true })
  if (markOfPlan(before) !== base) throw new AppError('CONFLICT', `the payment plan of ${id} has moved`)
  checkSums({ lines: after, amount: contract.amount, currency: contract.currency })
  if (contract.state === 'approved') await voidApproval({ tx, actor, contractId: id })
  await tx.paymentPlanLine.deleteMany({ where: { contractId: id } })
  await tx.paymentPlanLine.createMany({
    data: after.map(({ dueOn, ...line }, position) => ({
      ...line,
      id: newId(),
      contractId: id,
      position,
      dueOn: storedDay(dueOn),
    })),
  })
  await recordEvent(tx, actor, {
    type: 'contract.payment-plan-set',
    orgId: contract.orgId,
    entity: { type: 'contract', id },
    record: { type: 'opportunity', id: contract.opportunityId },
    before: { lines: before },
    after: { lines: after },
  })
}

function checkSums(plan: { lines: readonly PlannedPayment[]; amount: Prisma.Decimal; currency: string }): void {
  const { lines, amount, currency } = plan
  if (lines.length === 0) return
  if (lines.some((line) => !fitsCurrency(line.amount, currency))) throw refusal('amounts', 'form.moneyWhole')
  const shares = lines.reduce((sum, { share }) => sum + share, 0)
  if (shares !== wholeShare) throw refusal('shares', 'form.sharesSum')
  if (!Prisma.Decimal.sum(...lines.map((line) => line.amount)).equals(amount))
    throw refusal('amounts', 'form.amountsSum')
}

function refusal(field: string, key: string): AppError {
  return new AppError('BAD_INPUT', `${field}: ${key}`, { details: { field, key } })
}
