import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

interface RateAnswerOptions {
  tx: Tx
  turnId: string
  /** null takes back what was said */
  rating: 'useful' | 'wrong' | null
}

/** Says what an answer was worth. @throws AppError NOT_FOUND where there is no answer of theirs */
export async function rateAnswer({ tx, turnId, rating }: RateAnswerOptions): Promise<void> {
  const { count } = await tx.conversationTurn.updateMany({
    where: { id: turnId, state: 'answered' },
    data: { rating },
  })
  if (count === 0) throw new AppError('NOT_FOUND', `answer ${turnId}`)
}
