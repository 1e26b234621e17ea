import { isReminder } from '#crm/approvals/remind-of-task.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type ApprovalTold, readApprovals } from './read-approvals.server.ts'

/** A notification of a request for approval that is to be mailed. */
export interface Unmailed {
  id: string
  /** the actor is asked; otherwise it tells what has become of the actor's own request */
  asked: boolean
  reminder: boolean
  /** nobody was found for the task, so the actor can assign it */
  assign: boolean
  approval: ApprovalTold
  /** ISO 8601; null without a limit */
  dueAt: string | null
}

interface FindOptions {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  requestId: string
  now: Date
}

/** What is older than this is not mailed any more, in milliseconds: a mail server that was set up later floods nobody. */
const tooOld = 24 * 3_600_000

/** What the actor was told of a request and has not read or been mailed, as far as it is still so, the oldest first. */
export async function findUnmailed({ tx, actor, requestId, now }: FindOptions): Promise<Unmailed[]> {
  const told = await tx.notification.findMany({
    where: {
      approvalId: requestId,
      personId: actor.personId,
      at: { gt: new Date(now.getTime() - tooOld) },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  if (told.length === 0) return []
  const found = (await readApprovals({ tx, ids: [requestId] })).get(requestId)
  if (!found) return []
  const { approval, waits, unheld, dueAt } = found
  const still = told.filter(({ approvalTask: task }) => (task ? waits(task) : approval.state !== 'running'))
  // The latest of each task says it all: whoever was reminded of it is not told afterwards that it waits.
  const last = [...new Map(still.map((row) => [row.approvalTask, row])).values()]
  const unmailed = last.filter(({ mailedAt, readAt }) => !mailedAt && !readAt)
  return unmailed.map(({ id, approvalTask, warningVersion }) => ({
    id,
    asked: approvalTask !== 0,
    reminder: isReminder(warningVersion),
    assign: unheld(approvalTask ?? 0),
    approval,
    dueAt: approvalTask ? dueAt(approvalTask) : null,
  }))
}
