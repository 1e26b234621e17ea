import { mayWriteOpportunity } from '#crm/opportunities/may-write-opportunity.ts'
import { readNamedAccess } from '#crm/opportunities/read-named-access.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { SubjectAsked } from './load-subject.server.ts'

/**
 * Whether the actor may submit something for approval: whoever may change the opportunity that it is of.
 * @throws AppError NOT_FOUND when it is out of sight
 */
export async function maySubmit({ tx, actor, asked }: { tx: Tx; actor: Actor; asked: SubjectAsked }): Promise<boolean> {
  const opportunityId = 'contractId' in asked ? await opportunityOf(tx, asked.contractId) : asked.opportunityId
  const opportunity = await tx.opportunity.findUnique({
    where: { id: opportunityId },
    select: { orgId: true, ownerId: true },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  const named = await readNamedAccess({ tx, actor, opportunityId })
  return can(actor, 'approval:submit') && mayWriteOpportunity(actor, { ...opportunity, named })
}

async function opportunityOf(tx: Tx, contractId: string): Promise<string> {
  const contract = await tx.contract.findUnique({ where: { id: contractId }, select: { opportunityId: true } })
  if (!contract) throw new AppError('NOT_FOUND', `contract ${contractId}`)
  return contract.opportunityId
}
