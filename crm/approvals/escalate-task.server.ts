import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Outcome, Refusal } from './approval-request.ts'
import type { DueTask } from './find-due-tasks.server.ts'

/** Why somebody cannot take a task over, though others may. */
const barred: readonly Refusal[] = ['ALREADY_ASKED', 'SUBMITTER_ASKED']

/**
 * Has somebody else asked in place of whoever let the time pass: the first on the way up who is there and has no voice in the step yet.
 * With nobody left it is an administrator's to assign, so that no task waits for good. Done again, nothing comes of it.
 */
export async function escalateTask(options: { tx: Tx; due: DueTask; now: Date }): Promise<Outcome> {
  const { tx, due, now } = options
  const { requestId: id, task, up } = due
  const there = await tx.person.findMany({ where: { id: { in: [...up] }, active: true }, select: { id: true } })
  const found = up.filter((personId) => there.some((person) => person.id === personId))
  const escalate = (to: string | null) => {
    const command = { kind: 'escalate', key: `escalate-${task}`, task, to } as const
    return applyCommand({ tx, actor: approvalActor, id, command, now })
  }
  for (const to of found) {
    const outcome = await escalate(to)
    if (outcome.ok || !barred.includes(outcome.refusal)) return outcome
  }
  return escalate(null)
}
