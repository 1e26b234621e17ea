import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import { stateAfter } from './refuse-outcome.ts'

interface AssignOptions {
  tx: Tx
  /** an administrator */
  actor: Actor
  id: string
  key: string
  task: number
  to: string
  now?: Date
}

/**
 * Gives a task for which nobody was found to somebody.
 * @throws AppError FORBIDDEN for anybody but administrators, BAD_INPUT for somebody who is not there; as `stateAfter`
 */
export async function assignApproval({ tx, actor, id, key, task, to, now }: AssignOptions): Promise<void> {
  if (!can(actor, 'approval:assign'))
    throw new AppError('FORBIDDEN', 'tasks without anybody are assigned by administrators')
  const asks = { personId: to, field: 'to' }
  stateAfter(await applyCommand({ tx, actor, id, command: { kind: 'assign', key, task, to }, asks, now }), asks)
}
