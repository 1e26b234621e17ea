import { bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Outcome, RequestState } from './approval-request.ts'
import { stateAfter } from './refuse-outcome.ts'

/** What is done to one task of a request, by whoever holds it or stands in for them. */
export interface TaskOptions {
  tx: Tx
  actor: Actor
  id: string
  /** of the sender: sent again, it is done once */
  key: string
  task: number
  opinion: string | null
  now?: Date
}

interface RefusedOptions extends Pick<TaskOptions, 'tx' | 'actor' | 'id' | 'task'> {
  outcome: Outcome
  asksBy?: string
}

/** As `stateAfter`; of a task that somebody else was faster to decide the refusal says who, in `details.by`. */
export async function stateOr({ tx, actor, id, task, outcome, asksBy }: RefusedOptions): Promise<RequestState> {
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
