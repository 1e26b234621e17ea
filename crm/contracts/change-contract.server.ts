import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import type { ChangeContract } from './contract.schema.ts'

interface ChangeContractOptions extends ChangeContract {
  tx: Tx
  actor: Actor
  id: string
}

/**
 * Changes what a contract says of itself. Opportunity, category and currency stay: what its cost lines are of is theirs.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when somebody changed it
 * since the version that the person saw
 */
export async function changeContract(options: ChangeContractOptions): Promise<void> {
  const { tx, actor, id, version } = options
  const current = await lockContract({ tx, id })
  const before = {
    name: current.name,
    ourParty: current.ourParty,
    counterparty: current.counterparty,
    amount: current.amount.toFixed(2),
    signedOn: current.signedOn?.toISOString().slice(0, 10) ?? null,
  }
  const after = {
    name: options.name,
    ourParty: options.ourParty,
    counterparty: options.counterparty,
    amount: new Prisma.Decimal(options.amount).toFixed(2),
    signedOn: options.signedOn,
  }
  const moved = (Object.keys(after) as (keyof typeof after)[]).filter((field) => before[field] !== after[field])
  if (moved.length === 0) return
  if (!fitsCurrency(after.amount, current.currency))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'amount', key: 'form.moneyWhole' },
    })
  if (current.version !== version) throw new AppError('CONFLICT', `contract ${id} has moved`)
  await tx.contract.updateMany({
    where: { id },
    data: {
      ...after,
      amount: new Prisma.Decimal(after.amount),
      signedOn: after.signedOn ? new Date(`${after.signedOn}T00:00:00Z`) : null,
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
}
