import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid, refuseReviewed } from './_lock-bid.server.ts'

interface SetBidCostOptions {
  tx: Tx
  actor: Actor
  id: string
  /** decimal string in the bid's currency; null takes it away */
  cost: string | null
  /** what the person saw before typing */
  seen: string | null
}

/**
 * Sets what our offer is reckoned to cost. The bid itself is not touched and the event is one that only those read who see
 * costs.
 * @throws AppError FORBIDDEN for whoever does not see costs, before anything is looked at, and for whoever may not change the bid;
 * NOT_FOUND when out of sight; CONFLICT when somebody set another meanwhile, and once its post-mortem is submitted
 */
export async function setBidCost({ tx, actor, id, cost, seen }: SetBidCostOptions): Promise<void> {
  if (!actor.costs) throw new AppError('FORBIDDEN', `${actor.personId} does not see costs`)
  const bid = await lockBid({ tx, id })
  const current = await tx.bidCost.findUnique({ where: { bidId: id } })
  const before = current?.cost.toFixed(2) ?? null
  const after = asAmount(cost)
  if (before === after) return
  refuseReviewed(bid)
  if (before !== asAmount(seen)) throw new AppError('CONFLICT', `the cost of ${id} has moved`)
  if (after !== null && !fitsCurrency(after, bid.currency))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'cost', key: 'form.moneyWhole' },
    })
  if (after === null) await tx.bidCost.deleteMany({ where: { bidId: id } })
  else if (before === null) await tx.bidCost.createMany({ data: { bidId: id, cost: new Prisma.Decimal(after) } })
  else await tx.bidCost.updateMany({ where: { bidId: id }, data: { cost: new Prisma.Decimal(after) } })
  await recordEvent(tx, actor, {
    type: 'bid.cost-set',
    orgId: bid.orgId,
    entity: { type: 'bid-cost', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before: { cost: before },
    after: { cost: after },
  })
}

function asAmount(typed: string | null): string | null {
  return typed === null ? null : new Prisma.Decimal(typed).toFixed(2)
}
