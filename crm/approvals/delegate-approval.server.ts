import { stateOr, type TaskOptions } from './_task-command.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Command } from './approval-request.ts'

/**
 * Gives a task to somebody else to decide, this once.
 * @throws AppError as `decideApproval`; BAD_INPUT for somebody who is not there any more
 */
export async function delegateApproval(options: TaskOptions & { to: string }): Promise<void> {
  const { tx, actor, id, key, task, to, opinion, now } = options
  const asks = { personId: to, field: 'to' }
  const command = (standsInFor: string[]): Command => ({
    kind: 'delegate',
    key,
    task,
    by: actor.personId,
    standsInFor,
    to,
  })
  const outcome = await applyCommand({ tx, actor, id, command, asks, opinion, now })
  await stateOr({ tx, actor, id, task, outcome, asksBy: asks.field })
}
