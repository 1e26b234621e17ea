import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { asRequest, readRequest } from './_stored-request.server.ts'
import { applyCommand } from './apply-command.server.ts'
import type { Outcome } from './approval-request.ts'
import { wayUp } from './stored-step.ts'
import { isAsked } from './transition.ts'

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
 * Has somebody else asked in place of somebody who is not there any more: the first on the way up who is there and has no voice in the
 * step yet, or nobody, and then an administrator assigns it. Done again, nothing comes of it.
 */
export async function replaceLeaver(options: {
  tx: Tx
  requestId: string
  personId: string
  now: Date
}): Promise<Outcome> {
  const { tx, requestId: id, personId: person, now } = options
  const request = asRequest(await readRequest({ tx, id }))
  const held = request.tasks.filter(
    ({ holder, state }) => holder === person && (state === 'open' || state === 'waiting'),
  )
  if (held.length === 0) return { ok: true, state: request.state }
  const up = wayUp(request.steps[request.step]).filter(
    (one) => one !== person && one !== request.submitter && !isAsked(request, one),
  )
  const there = await tx.person.findMany({ where: { id: { in: up }, active: true }, select: { id: true } })
  const successor = up.find((one) => there.some(({ id: found }) => found === one)) ?? null
  // Somebody may leave, come back and leave again: each round of a request is a new occasion.
  const key = `leave-${person}-${request.round}-${held.map(({ number }) => number).join('.')}`
  const command = { kind: 'leave', key, person, successor } as const
  return applyCommand({ tx, actor: approvalActor, id, command, now })
}
