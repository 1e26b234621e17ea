import { bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Command, Outcome, RequestState } from './approval-request.ts'
import { stateAfter } from './refuse-outcome.ts'

interface TaskOptions {
  tx: Tx
  actor: Actor
  id: string
  /** of the sender: sent again, it is done once */
  key: string
  task: number
  opinion: string | null
  now?: Date
}

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

interface RefusedOptions extends Pick<TaskOptions, 'tx' | 'actor' | 'id' | 'task'> {
  outcome: Outcome
  asksBy?: string
}

/** As `stateAfter`; of a task that somebody else was faster to decide the refusal says who, in `details.by`. */
async function stateOr({ tx, actor, id, task, outcome, asksBy }: RefusedOptions): Promise<RequestState> {
  if (outcome.ok || outcome.refusal !== 'TASK_CLOSED') return stateAfter(outcome, asksBy)
  const named = { select: { id: true, name: true, nameLatin: true } } as const
  const closed = await tx.approvalTask.findFirst({
    where: { requestId: id, number: task, state: { in: ['approved', 'rejected', 'sent-back'] } },
    select: { holder: named, decider: named },
  })
  const by = closed?.decider ?? closed?.holder
  const other = by && by.id !== actor.personId ? { id: by.id, name: bilingual(by.name, by.nameLatin) } : undefined
  return stateAfter(outcome, asksBy, other)
}
