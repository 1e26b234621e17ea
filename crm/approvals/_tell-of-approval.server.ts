import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'
import { assignersOf } from './_assigners.server.ts'
import { tellPeople } from './_tell-people.server.ts'
import type { ApprovalTask } from './approval-request.ts'

interface TellOptions {
  tx: Tx
  /** who did it; null: by the clock, or because somebody has left */
  actor: Pick<Actor, 'personId'> | null
  request: { id: string; orgId: string; opportunityId: string; submitterId: string; version: number }
  type: EventType & `approval.${string}`
  after: Record<string, unknown>
  /** tasks that are open since */
  opened: readonly ApprovalTask[]
  /** who is told what has become of the whole */
  told: readonly string[]
  now: Date
}

/**
 * Writes what happened to a request on the timeline of its opportunity, and tells those who are asked now, those whose it is, and of a
 * task without anybody those who can assign it. What people wrote for each other stays with the task.
 */
export async function tellOfApproval({
  tx,
  actor,
  request,
  type,
  after,
  opened,
  told,
  now,
}: TellOptions): Promise<void> {
  const { id, orgId, opportunityId, version } = request
  const asked = opened.flatMap(({ holder, number }) => (holder ? [{ personId: holder, task: number }] : []))
  await recordEvent(tx, actor, {
    type,
    orgId,
    entity: { type: 'approval', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { ...after, asked: asked.map(({ personId }) => personId) },
  })
  const unheld = opened.filter(({ holder }) => holder === null)
  const assigners = unheld.length > 0 ? await assignersOf({ tx, orgId }) : []
  const people = [
    ...asked,
    ...unheld.flatMap(({ number }) => assigners.map((personId) => ({ personId, task: number }))),
    ...told.map((personId) => ({ personId, task: 0 })),
  ]
  await tellPeople({ tx, request, people, version, at: now })
}
