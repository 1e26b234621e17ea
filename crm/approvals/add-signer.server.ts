import { stateOr, type TaskOptions } from './_task-command.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Command } from './approval-request.ts'

/**
 * Has somebody else asked before or after the actor's own task.
 * @throws AppError as `delegateApproval`
 */
export async function addSigner(options: TaskOptions & { person: string; where: 'before' | 'after' }): Promise<void> {
  const { tx, actor, id, key, task, person, where, opinion, now } = options
  const asks = { personId: person, field: 'person' }
  const by = { task, by: actor.personId }
  const command = (standsInFor: string[]): Command => ({ kind: 'add-signer', key, ...by, standsInFor, person, where })
  const outcome = await applyCommand({ tx, actor, id, command, asks, opinion, now })
  await stateOr({ tx, actor, id, task, outcome, asksBy: asks.field })
}
