import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes an opportunity that is to be changed, or what hangs on it: of two people at once the second waits here and then sees
 * what the first has saved. A promotion locks the same row, so what its rules saw is what is promoted.
 * @param options.closed asks for one that has ended instead
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it is closed, or
 * open where one is asked for that has ended
 */
export async function lockOpportunity(options: { tx: Tx; id: string; closed?: boolean }) {
  const { tx, id, closed = false } = options
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM opportunity WHERE id = ${id}::uuid FOR UPDATE`
  const opportunity = await tx.opportunity.findUnique({ where: { id } })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `opportunity ${id} is seen, not changed`)
  if ((opportunity.status !== 'open') !== closed) {
    throw new AppError('CONFLICT', `the opportunity is ${opportunity.status}`)
  }
  return opportunity
}

/** Says of a locked opportunity that something on it has changed, so that a promotion asked for before is refused. */
export async function touchOpportunity({ tx, id }: { tx: Tx; id: string }): Promise<void> {
  await tx.opportunity.updateMany({ where: { id }, data: { version: { increment: 1 }, updatedAt: new Date() } })
}
