import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Says no to what the copilot proposed. What was decided before stays so. @throws AppError NOT_FOUND */
export async function declineProposal({ tx, id }: { tx: Tx; id: string }): Promise<void> {
  const { count } = await tx.conversationProposal.updateMany({
    where: { id, state: 'open' },
    data: { state: 'declined', decidedAt: new Date() },
  })
  if (count === 1) return
  const there = await tx.conversationProposal.findUnique({ where: { id }, select: { id: true } })
  if (!there) throw new AppError('NOT_FOUND', `proposal ${id}`)
}
