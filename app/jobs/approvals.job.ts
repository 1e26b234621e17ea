import { escalateTask } from '#crm/approvals/escalate-task.server.ts'
import { type DueTask, findOverdue, findReminded, findToRemind } from '#crm/approvals/find-due-tasks.server.ts'
import { remindOfTask } from '#crm/approvals/remind-of-task.server.ts'
import { findHeldBy, findLeavers, replaceLeaver } from '#crm/approvals/replace-leaver.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** Who was reminded longer ago than this gets no mail any more; in milliseconds. */
const mailedFor = 24 * 60 * 60_000

/**
 * Reminds of what is due soon, and passes on what nobody has decided in time, or what came to somebody who had left before: each in a
 * transaction of its own.
 */
export async function watchTasks(_: object, context: JobContext): Promise<void> {
  const { now, signal, enqueue } = context
  const asEngine = <T>(work: (tx: Tx) => Promise<T>) => withActor(approvalActor, work)
  const failures: unknown[] = []
  // What is wrong with one holds up no other; the run fails in the end all the same, and says with what.
  const attempt = async (work: () => Promise<unknown>) => {
    signal.throwIfAborted()
    await work().catch((error: unknown) => failures.push(error))
  }
  const each = async (found: readonly DueTask[], work: (tx: Tx, due: DueTask) => Promise<unknown>) => {
    for (const due of found) await attempt(() => asEngine((tx) => work(tx, due)))
  }
  for (const personId of await asEngine((tx) => findLeavers({ tx })))
    await attempt(() => replace({ personId }, context))
  await each(await asEngine((tx) => findOverdue({ tx, now })), (tx, due) => escalateTask({ tx, due, now }))
  await each(await asEngine((tx) => findToRemind({ tx, now })), (tx, due) => remindOfTask({ tx, due, now }))
  // A reminder is no event of the request. What stands there is asked for, and not what this run did: one before it may have been cut
  // here. The queue knows each by its moment.
  const reminded = await asEngine((tx) => findReminded({ tx, since: new Date(now.getTime() - mailedFor) }))
  await enqueue(
    reminded.map(({ requestId, at }) => ({
      name: 'approvals.mail',
      payload: { requestId },
      id: `approvals.mail-${requestId}-${at.getTime()}`,
    })),
  )
  signal.throwIfAborted()
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} tasks of approvals could not be watched`)
}

/** Has others asked in place of somebody who cannot sign in any more. Whoever has come back meanwhile keeps what is theirs. */
export async function replace({ personId }: { personId: string }, { now, signal }: JobContext): Promise<void> {
  const isThere = await withActor(approvalActor, (tx) => tx.person.count({ where: { id: personId, active: true } }))
  if (isThere > 0) return
  for (;;) {
    const held = await withActor(approvalActor, (tx) => findHeldBy({ tx, personId }))
    if (held.length === 0) return
    for (const requestId of held) {
      signal.throwIfAborted()
      const { ok } = await withActor(approvalActor, (tx) => replaceLeaver({ tx, requestId, personId, now }))
      if (!ok) throw new Error(`request ${requestId} keeps whoever has left`)
    }
  }
}
