import { stateOr, type TaskOptions } from './_task-command.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Command, RequestState } from './approval-request.ts'

interface DecideOptions extends TaskOptions {
  decision: 'approve' | 'reject' | 'send-back'
  /** of what is sent back: whose turn it is again */
  to?: number | 'submitter'
}

/**
 * Decides a task: the actor's own, or that of somebody for whom they stand in. What has moved since it was submitted is decided by
 * nobody: the request is voided instead, and that is what it comes to.
 * @returns the state of the request afterwards
 * @throws AppError NOT_FOUND when out of sight; as `stateAfter` for what cannot be decided
 */
export async function decideApproval(options: DecideOptions): Promise<{ state: RequestState }> {
  const { tx, actor, id, key, task, decision, to = 'submitter', opinion, now = new Date() } = options
  const reason = opinion ?? ''
  const command = (standsInFor: string[]): Command => {
    const decider = { key, task, by: actor.personId, standsInFor }
    if (decision === 'approve') return { kind: 'approve', ...decider }
    return decision === 'reject'
      ? { kind: 'reject', reason, ...decider }
      : { kind: 'send-back', to, reason, ...decider }
  }
  const outcome = await applyCommand({ tx, actor, id, command, opinion, voidsMoved: true, now })
  return { state: await stateOr({ tx, actor, id, task, outcome }) }
}
