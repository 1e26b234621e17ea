import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { silentAfterSeconds } from './_silence.ts'

/**
 * Asks a question anew that was not answered. What the try before it still writes reaches nothing from here on.
 * @returns the number of the try; null when one is under way, or it has its answer: of two clicks the second asks nothing
 * @throws AppError NOT_FOUND
 */
export async function retryTurn({ tx, turnId }: { tx: Tx; turnId: string }): Promise<number | null> {
  const rows = await tx.$queryRaw<{ attempt: number }[]>`
    UPDATE conversation_turn SET state = 'running', attempt = attempt + 1, progress = NULL, beat_at = now(), ended_at = NULL
    WHERE id = ${turnId}::uuid AND (state IN ('stopped', 'failed')
      OR state = 'running' AND beat_at <= now() - make_interval(secs => ${silentAfterSeconds}))
    RETURNING attempt`
  if (rows[0]) return rows[0].attempt
  const there = await tx.conversationTurn.findUnique({ where: { id: turnId }, select: { id: true } })
  if (!there) throw new AppError('NOT_FOUND', `question ${turnId}`)
  return null
}
