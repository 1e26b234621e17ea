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
  return { state: stateAfter(await applyCommand({ tx, actor, id, command, opinion, voidsMoved: true, now })) }
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
  await settleAsking({ tx, id, asks, outcome: await applyCommand({ tx, actor, id, command, asks, opinion, now }) })
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
  await settleAsking({ tx, id, asks, outcome: await applyCommand({ tx, actor, id, command, asks, opinion, now }) })
}

/** Of a refusal, whether it is of who was to be asked: whoever submits is nobody to ask, and says so beside their name. */
async function settleAsking(of: {
  tx: Tx
  id: string
  asks: { personId: string; field: string }
  outcome: Outcome
}): Promise<void> {
  const { tx, id, asks, outcome } = of
  const isOwn = !outcome.ok && outcome.refusal === 'OWN_REQUEST'
  const where = { id, submitterId: asks.personId }
  const isSubmitter = isOwn && (await tx.approvalRequest.count({ where })) > 0
  stateAfter(outcome, { field: asks.field, isSubmitter })
}
