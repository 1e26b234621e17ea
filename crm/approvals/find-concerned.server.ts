import type { Tx } from '#prisma/client.server.ts'
import { assignersOf } from './_assigners.server.ts'

/**
 * Whom a request for approval concerns as it stands: those for whom it waits, whoever stands in for them, and where it waits for nobody
 * those who can assign it; once nobody is asked whoever has submitted it.
 * @param tx as the engine of approvals
 */
export async function findConcerned(options: { tx: Tx; requestId: string; now?: Date }): Promise<string[]> {
  const { tx, requestId, now = new Date() } = options
  const request = await tx.approvalRequest.findUnique({
    where: { id: requestId },
    relationLoadStrategy: 'join',
    select: {
      state: true,
      orgId: true,
      submitterId: true,
      tasks: { where: { state: 'open' }, select: { holderId: true }, orderBy: { number: 'asc' } },
    },
  })
  if (!request) return []
  if (request.state !== 'running') return [request.submitterId]
  const holders = request.tasks.flatMap(({ holderId }) => holderId ?? [])
  const standIns = await tx.approvalDelegation.findMany({
    where: { fromId: { in: holders }, endedAt: null, beginsAt: { lte: now }, endsAt: { gt: now } },
    select: { toId: true },
    orderBy: { id: 'asc' },
  })
  const unheld = request.tasks.some(({ holderId }) => holderId === null)
  const assigners = unheld ? await assignersOf({ tx, orgId: request.orgId }) : []
  return [...new Set([...holders, ...standIns.map(({ toId }) => toId), ...assigners])]
}
