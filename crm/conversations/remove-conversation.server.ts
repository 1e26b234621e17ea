import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Takes a conversation out of the history; `restoreConversation` brings it back. @throws AppError NOT_FOUND */
export async function removeConversation({ tx, id }: { tx: Tx; id: string }): Promise<void> {
  const { count } = await tx.conversation.updateMany({
    where: { id, removedAt: null },
    data: { removedAt: new Date() },
  })
  if (count === 0) throw new AppError('NOT_FOUND', `conversation ${id}`)
}
