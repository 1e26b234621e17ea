import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Gives a conversation another name. @throws AppError NOT_FOUND */
export async function renameConversation(options: { tx: Tx; id: string; title: string }): Promise<void> {
  const { tx, id, title } = options
  const { count } = await tx.conversation.updateMany({ where: { id, removedAt: null }, data: { title } })
  if (count === 0) throw new AppError('NOT_FOUND', `conversation ${id}`)
}
