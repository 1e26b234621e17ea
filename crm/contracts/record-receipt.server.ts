import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import { dayText, storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import type { RecordReceipt } from './payment-plan.schema.ts'

interface RecordReceiptOptions extends RecordReceipt {
  tx: Tx
  actor: Actor
  /** of the contract */
  id: string
  now?: Date
}

/**
 * Records what came in for a line of a signed contract's payment plan, puts it right, or takes it back. It is what became of the
 * plan and changes nothing that was approved.
 * @throws AppError NOT_FOUND when contract or line is out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT for a day
 * that has not come or an amount of nothing, CONFLICT while the contract is not signed, and when somebody recorded something else
 * meanwhile
 */
export async function recordReceipt(options: RecordReceiptOptions): Promise<void> {
  const { tx, actor, id, lineId, now = new Date() } = options
  const contract = await lockContract({ tx, id })
  const line = await tx.paymentPlanLine.findFirst({ where: { id: lineId, contractId: id } })
  if (!line) throw new AppError('NOT_FOUND', `payment line ${lineId}`)
  const before = { receivedOn: dayText(line.receivedOn), received: line.received?.toFixed(2) ?? null }
  const after = { receivedOn: options.receivedOn, received: asAmount(options.received) }
  if (isSame(before, after)) return
  if (contract.state !== 'signed')
    throw new AppError('CONFLICT', `contract ${id} is not signed`, { details: { key: 'contract.notSigned' } })
  if (!isSame(before, { receivedOn: options.seenOn, received: asAmount(options.seen) }))
    throw new AppError('CONFLICT', `the receipt of ${lineId} has moved`)
  if (after.receivedOn && after.received) {
    const { timeZone } = await readSettings(tx)
    if (after.receivedOn > dayOf(now, timeZone)) throw refusal('receivedOn', 'form.receivedAhead')
    if (new Prisma.Decimal(after.received).isZero()) throw refusal('received', 'form.receivedNothing')
    if (!fitsCurrency(after.received, contract.currency)) throw refusal('received', 'form.moneyWhole')
  }
  await tx.paymentPlanLine.updateMany({
    where: { id: lineId },
    data: {
      receivedOn: storedDay(after.receivedOn),
      received: after.received === null ? null : new Prisma.Decimal(after.received),
    },
  })
  await recordEvent(tx, actor, {
    type: after.receivedOn ? 'contract.receipt-recorded' : 'contract.receipt-taken-back',
    orgId: contract.orgId,
    entity: { type: 'contract', id },
    record: { type: 'opportunity', id: contract.opportunityId },
    before: { lineId, ...before },
    after: { lineId, ...after },
  })
}

interface Receipt {
  receivedOn: string | null
  received: string | null
}

function isSame(one: Receipt, other: Receipt): boolean {
  return one.receivedOn === other.receivedOn && one.received === other.received
}

function asAmount(typed: string | null): string | null {
  return typed === null ? null : new Prisma.Decimal(typed).toFixed(2)
}

function refusal(field: string, key: string): AppError {
  return new AppError('BAD_INPUT', `${field}: ${key}`, { details: { field, key } })
}
