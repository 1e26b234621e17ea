import type { FactValues } from '#engine/decision.ts'
import { type FactRequest, factKey } from '#engine/fact-key.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { dayText } from '#lib/stored-day.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { daysOverdue } from './days-overdue.ts'
import type { PaymentLineFactId } from './payment-line.vocabulary.ts'

interface LoadFactsOptions {
  tx: Tx
  id: string
  needs: readonly FactRequest[]
  timeZone: string
  now: Date
}

/**
 * Loads the facts that rules ask for about one line of a payment plan, as the actor of the transaction sees it.
 * @returns values by `factKey`; null: missing
 * @throws AppError NOT_FOUND when it is out of sight
 */
export async function loadPaymentLineFacts({ tx, id, needs, timeZone, now }: LoadFactsOptions): Promise<FactValues> {
  const row = await tx.paymentPlanLine.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: { contract: { select: { state: true, currency: true } } },
  })
  if (!row) throw new AppError('NOT_FOUND', `payment line ${id}`)
  const { state, currency } = row.contract
  const due = { state, dueOn: dayText(row.dueOn), receivedOn: dayText(row.receivedOn) }
  const values: Record<PaymentLineFactId, unknown> = {
    daysOverdue: daysOverdue(due, dayOf(now, timeZone)),
    share: new Prisma.Decimal(row.share).dividedBy(100).toString(),
    amount: { amount: row.amount.toFixed(2), currency },
  }
  return Object.fromEntries(needs.map((need) => [factKey(need), values[need.fact as PaymentLineFactId] ?? null]))
}
