import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes the post-mortem of a bid, which begins with the first who writes in it. By a lock of its own: whoever works on it may not
 * change the bid, and so cannot lock its row.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be written, CONFLICT once submitted
 */
export async function lockPostMortem({ tx, bidId }: { tx: Tx; bidId: string }) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471109, hashtext(${bidId}))`
  const bid = await tx.bid.findUnique({ where: { id: bidId } })
  if (!bid) throw new AppError('NOT_FOUND', `bid ${bidId}`)
  const [{ works } = { works: false }] = await tx.$queryRaw<{ works: boolean }[]>`
    SELECT gantry.works_on_bid(${bidId}::uuid) AS works`
  if (!works) throw new AppError('FORBIDDEN', `the post-mortem of ${bidId} is seen, not written`)
  if (bid.reviewedOn)
    throw new AppError('CONFLICT', `the post-mortem of ${bidId} was submitted`, {
      details: { key: 'bid.reviewed' },
    })
  await tx.postMortem.createMany({ data: { bidId }, skipDuplicates: true })
  const postMortem = await tx.postMortem.findUniqueOrThrow({ where: { bidId } })
  return { bid, postMortem }
}
