import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Outcome } from './approval-request.ts'
import type { DueTask } from './find-due-tasks.server.ts'

/** Has somebody else asked in place of whoever let the time pass. Done again, nothing comes of it. */
export async function escalateTask(options: { tx: Tx; due: DueTask; now: Date }): Promise<Outcome> {
  const { tx, due, now } = options
  const { task, escalateTo } = due
  const active = escalateTo && (await tx.person.count({ where: { id: escalateTo, active: true } })) > 0
  const command = { kind: 'escalate', key: `escalate-${task}`, task, to: active ? escalateTo : null } as const
  return applyCommand({ tx, actor: approvalActor, id: due.requestId, command, now })
}
