import type { Tx } from '#prisma/client.server.ts'

/**
 * Whom a request for approval concerns as it stands: those for whom it waits, and once nobody is asked whoever has submitted it.
 * @param tx as the engine of approvals
 */
export async function findConcerned({ tx, requestId }: { tx: Tx; requestId: string }): Promise<string[]> {
  const request = await tx.approvalRequest.findUnique({
    where: { id: requestId },
    relationLoadStrategy: 'join',
    select: {
      state: true,
      submitterId: true,
      tasks: { where: { state: 'open' }, select: { holderId: true }, orderBy: { number: 'asc' } },
    },
  })
  if (!request) return []
  if (request.state !== 'running') return [request.submitterId]
  return [...new Set(request.tasks.flatMap(({ holderId }) => holderId ?? []))]
}
