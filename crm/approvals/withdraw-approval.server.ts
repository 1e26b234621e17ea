import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import { mayWithdraw } from './may-withdraw.server.ts'
import { stateAfter } from './refuse-outcome.ts'

/**
 * Takes back what the actor has submitted, or could submit in the place of whoever has: nobody is asked any more, and what it was about
 * can be changed again. Whose it was is told when it was somebody else.
 * @throws AppError NOT_FOUND when out of sight; as `stateAfter`
 */
export async function withdrawApproval(options: {
  tx: Tx
  actor: Actor
  id: string
  key: string
  now?: Date
}): Promise<void> {
  const { tx, actor, id, key, now } = options
  const request = await tx.approvalRequest.findUnique({
    where: { id },
    select: { submitterId: true, contractId: true, opportunityId: true },
  })
  const may = request !== null && (await mayWithdraw({ tx, actor, request }))
  const command = { kind: 'withdraw', key, by: actor.personId, maySubmit: may } as const
  stateAfter(await applyCommand({ tx, actor, id, command, now }))
}
