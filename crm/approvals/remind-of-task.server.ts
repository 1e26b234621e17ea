import { newId } from '#lib/ids.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { DueTask } from './find-due-tasks.server.ts'

/** Told of once as asked, so told of again under another number than any version of the request has. */
export const reminderVersion = -1

/**
 * Reminds somebody of a task whose time is nearly gone, once.
 * @returns whether it did
 */
export async function remindOfTask(options: { tx: Tx; due: DueTask; now: Date }): Promise<boolean> {
  const { tx, due, now } = options
  const { requestId, task, holderId } = due
  if (!holderId) return false
  const { count } = await tx.approvalTask.updateMany({
    where: { requestId, number: task, state: 'open', remindedAt: null },
    data: { remindedAt: now },
  })
  if (count === 0) return false
  await tx.notification.createMany({
    data: [
      {
        id: newId(),
        personId: holderId,
        approvalId: requestId,
        approvalTask: task,
        warningVersion: reminderVersion,
        at: now,
      },
    ],
    skipDuplicates: true,
  })
  return true
}
