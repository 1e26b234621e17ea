import { voidApproval } from '#crm/approvals/void-approval.server.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { type CostLine, markOf, readCostLines } from './_cost-lines.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import { refuseHeld } from './_refuse-held.ts'

interface SetCostLinesOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they shall stand, in order */
  lines: readonly CostLine[]
  /** the mark of the lines that the person saw before typing */
  base: string
}

/**
 * Sets what a contract costs. The contract itself is not touched and the event is one that only those read who see costs: to
 * everybody else nothing has happened, unless the contract was approved. Then its approval is void, which everybody is told.
 * @throws AppError FORBIDDEN for whoever does not see costs, before anything is looked at, and for whoever may not change the
 * contract; NOT_FOUND when out of sight; BAD_INPUT for a purchase; CONFLICT when somebody changed the lines meanwhile, while the
 * contract is being approved, and once it is signed
 */
export async function setCostLines({ tx, actor, id, lines, base }: SetCostLinesOptions): Promise<void> {
  if (!actor.costs) throw new AppError('FORBIDDEN', `${actor.personId} does not see costs`)
  const contract = await lockContract({ tx, id })
  if (contract.category === 'purchase') throw new AppError('BAD_INPUT', 'a purchase has no cost lines')
  const before = await readCostLines({ tx, id })
  const after = lines.map(({ kind, amount, note }) => ({ kind, amount: new Prisma.Decimal(amount).toFixed(2), note }))
  if (markOf(before) === markOf(after)) return
  refuseHeld(contract, { figures: true })
  if (markOf(before) !== base) throw new AppError('CONFLICT', `the cost lines of ${id} have moved`)
  if (contract.state === 'approved') await voidApproval({ tx, actor, contractId: id })
  await tx.contractCostLine.deleteMany({ where: { contractId: id } })
  await tx.contractCostLine.createMany({
    data: after.map((line, position) => ({ ...line, id: newId(), contractId: id, position })),
  })
  await recordEvent(tx, actor, {
    type: 'contract.costs-set',
    orgId: contract.orgId,
    entity: { type: 'contract-costs', id },
    record: { type: 'opportunity', id: contract.opportunityId },
    before: { lines: before },
    after: { lines: after },
  })
}
