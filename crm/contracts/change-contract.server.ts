import { voidApproval } from '#crm/approvals/void-approval.server.ts'
import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import { dayText, storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import { planned, readPaymentPlan } from './_payment-plan.server.ts'
import { refuseHeld } from './_refuse-held.ts'
import type { ChangeContract } from './contract.schema.ts'
import { splitAmount } from './split-amount.ts'

interface ChangeContractOptions extends ChangeContract {
  tx: Tx
  actor: Actor
  id: string
}

/**
 * Changes what a contract says of itself. Opportunity, category and currency stay: what its cost lines are of is theirs. What was
 * approved does not stay approved when it changes.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when somebody changed it
 * since the version that the person saw, while it is being approved, and for what it says once it is signed
 */
export async function changeContract(options: ChangeContractOptions): Promise<void> {
  const { tx, actor, id, version } = options
  const current = await lockContract({ tx, id })
  const before = {
    name: current.name,
    ourParty: current.ourParty,
    counterparty: current.counterparty,
    amount: current.amount.toFixed(2),
    plannedSignOn: dayText(current.plannedSignOn),
    deliverOn: dayText(current.deliverOn),
  }
  const after = {
    name: options.name,
    ourParty: options.ourParty,
    counterparty: options.counterparty,
    amount: new Prisma.Decimal(options.amount).toFixed(2),
    plannedSignOn: options.plannedSignOn,
    deliverOn: options.deliverOn,
  }
  const moved = (Object.keys(after) as (keyof typeof after)[]).filter((field) => before[field] !== after[field])
  if (moved.length === 0) return
  // The day for which signing is planned is nothing that anybody approves.
  const figures = moved.some((field) => field !== 'plannedSignOn')
  refuseHeld(current, { figures })
  if (!fitsCurrency(after.amount, current.currency))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'amount', key: 'form.moneyWhole' },
    })
  if (current.version !== version) throw new AppError('CONFLICT', `contract ${id} has moved`)
  if (figures && current.state === 'approved') await voidApproval({ tx, actor, contractId: id })
  await tx.contract.updateMany({
    where: { id },
    data: {
      ...after,
      amount: new Prisma.Decimal(after.amount),
      plannedSignOn: storedDay(after.plannedSignOn),
      deliverOn: storedDay(after.deliverOn),
      // A transcription belonged to the old wording.
      ...(moved.includes('name') ? { nameLatin: null } : {}),
      ...(moved.includes('ourParty') ? { ourPartyLatin: null } : {}),
      ...(moved.includes('counterparty') ? { counterpartyLatin: null } : {}),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
  })
  const only = (values: typeof after) => Object.fromEntries(moved.map((field) => [field, values[field]]))
  await recordEvent(tx, actor, {
    type: 'contract.changed',
    orgId: current.orgId,
    entity: { type: 'contract', id },
    record: { type: 'opportunity', id: current.opportunityId },
    before: only(before),
    after: only(after),
  })
  if (moved.includes('amount')) await followAmount({ tx, actor, contract: { ...current, amount: after.amount } })
}

/** Shares are what was agreed; the amounts of the payment plan follow the contract's. */
async function followAmount(options: {
  tx: Tx
  actor: Actor
  contract: { id: string; orgId: string; opportunityId: string; amount: string; currency: string }
}): Promise<void> {
  const { tx, actor, contract } = options
  const lines = await readPaymentPlan({ tx, id: contract.id })
  if (lines.length === 0) return
  const amounts = splitAmount({ ...contract, shares: lines.map(({ share }) => share) })
  const after = lines.map((line, at) => ({ ...line, amount: amounts[at] ?? line.amount }))
  for (const { id, amount } of after) {
    await tx.paymentPlanLine.updateMany({ where: { id }, data: { amount: new Prisma.Decimal(amount) } })
  }
  await recordEvent(tx, actor, {
    type: 'contract.payment-plan-set',
    orgId: contract.orgId,
    entity: { type: 'contract', id: contract.id },
    record: { type: 'opportunity', id: contract.opportunityId },
    before: { lines: lines.map(planned) },
    after: { lines: after.map(planned) },
  })
}
