import { Prisma, type Tx } from '#prisma/client.server.ts'

interface EndTurnOptions {
  tx: Tx
  turnId: string
  /** by whoever works on it: only while it is theirs */
  attempt?: number
  state: 'stopped' | 'failed'
}

/**
 * Ends a question without an answer: stopped by who asked, or because it could not be answered. What ended before stays as it is.
 * @returns whether it was running
 */
export async function endTurn({ tx, turnId, attempt, state }: EndTurnOptions): Promise<boolean> {
  const { count } = await tx.conversationTurn.updateMany({
    where: { id: turnId, state: 'running', ...(attempt === undefined ? {} : { attempt }) },
    data: { state, progress: Prisma.DbNull, endedAt: new Date() },
  })
  return count === 1
}
