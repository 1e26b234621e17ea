import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Gives a conversation back as it was. @throws AppError NOT_FOUND */
export async function restoreConversation({ tx, id }: { tx: Tx; id: string }): Promise<void> {
  const { count } = await tx.conversation.updateMany({ where: { id }, data: { removedAt: null } })
  if (count === 0) throw new AppError('NOT_FOUND', `conversation ${id}`)
}
