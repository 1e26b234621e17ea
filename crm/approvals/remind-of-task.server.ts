import type { Tx } from '#prisma/client.server.ts'
import { tellPeople } from './_tell-people.server.ts'
import type { DueTask } from './find-due-tasks.server.ts'

/**
 * Whether somebody was reminded, by the version that they were told under: told once as asked, they are told again under a number
 * that no version of the request has, and another one each time that the task has begun anew.
 */
export const isReminder = (version: number): boolean => version < 0

/**
 * Reminds somebody of a task whose time is nearly gone, and whoever stands in for them: once, until it begins anew.
 */
export async function remindOfTask(options: { tx: Tx; due: DueTask; now: Date }): Promise<void> {
  const { tx, due, now } = options
  const { requestId, task, holderId } = due
  if (!holderId) return
  const { count } = await tx.approvalTask.updateMany({
    where: { requestId, number: task, state: 'open', remindedAt: null },
    data: { remindedAt: now },
  })
  if (count === 0) return
  const { submitterId, version } = await tx.approvalRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { submitterId: true, version: true },
  })
  const people = [{ personId: holderId, task }]
  await tellPeople({ tx, request: { id: requestId, submitterId }, people, version: -version, at: now })
}
