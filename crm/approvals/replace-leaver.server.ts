import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Outcome, RequestState } from './approval-request.ts'
import { type StoredStep, wayUp } from './stored-step.ts'

/** Requests in which something waits for somebody, read by the engine; those of them that a page of work can take. */
export async function findHeldBy(options: { tx: Tx; personId: string; most?: number }): Promise<string[]> {
  const { tx, personId, most = 200 } = options
  const rows = await tx.approvalTask.findMany({
    where: { holderId: personId, state: { in: ['open', 'waiting'] }, request: { state: 'running' } },
    distinct: ['requestId'],
    select: { requestId: true },
    orderBy: { requestId: 'asc' },
    take: most,
  })
  return rows.map(({ requestId }) => requestId)
}

/** People who are not there any more and for whom something waits: who left before their turn came was asked all the same. */
export async function findLeavers({ tx }: { tx: Tx }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p
    WHERE NOT p.active AND EXISTS (SELECT FROM approval_task t WHERE t.holder_id = p.id AND t.state = 'open')
    ORDER BY p.id LIMIT 200`
  return rows.map(({ id }) => id)
}

/**
 * Has somebody else asked in place of somebody who is not there any more: whom the step escalates to, or nobody, and then an
 * administrator assigns it. Done again, nothing comes of it.
 */
export async function replaceLeaver(options: {
  tx: Tx
  requestId: string
  personId: string
  now: Date
}): Promise<Outcome> {
  const { tx, requestId: id, personId: person, now } = options
  const { steps, step, round, state } = await tx.approvalRequest.findUniqueOrThrow({ where: { id } })
  const held = await heldTasks({ tx, id, person })
  if (held === '') return { ok: true, state: state as RequestState }
  const up = wayUp((steps as unknown as StoredStep[])[step])
  const there = await tx.person.findMany({ where: { id: { in: up }, active: true }, select: { id: true } })
  const successor = up.find((one) => one !== person && there.some(({ id: found }) => found === one)) ?? null
  // Somebody may leave, come back and leave again: each round of a request is a new occasion.
  const key = `leave-${person}-${round}-${held}`
  const command = { kind: 'leave', key, person, successor } as const
  return applyCommand({ tx, actor: approvalActor, id, command, now })
}

async function heldTasks({ tx, id, person }: { tx: Tx; id: string; person: string }): Promise<string> {
  const held = await tx.approvalTask.findMany({
    where: { requestId: id, holderId: person, state: { in: ['open', 'waiting'] } },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  return held.map(({ number }) => number).join('.')
}
