import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes a bid that is to be changed, or what hangs on it: of two people at once the second waits here and then sees what the
 * first has saved.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function lockBid({ tx, id }: { tx: Tx; id: string }) {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM bid WHERE id = ${id}::uuid FOR UPDATE`
  const bid = await tx.bid.findUnique({ where: { id } })
  if (!bid) throw new AppError('NOT_FOUND', `bid ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `bid ${id} is seen, not changed`)
  return bid
}

/**
 * Refuses a change of what a submitted post-mortem rests on.
 * @throws AppError CONFLICT
 */
export function refuseReviewed({ id, reviewedOn }: { id: string; reviewedOn: Date | null }): void {
  if (reviewedOn) throw new AppError('CONFLICT', `bid ${id} was reviewed`, { details: { key: 'bid.reviewed' } })
}
