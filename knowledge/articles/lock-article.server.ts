import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes an article that is to be changed: of two editors at once the second waits here and then sees what the first has saved.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function lockArticle({ tx, id }: { tx: Tx; id: string }) {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM article WHERE id = ${id}::uuid FOR UPDATE`
  const article = await tx.article.findUnique({ where: { id }, include: { directory: { select: { orgId: true } } } })
  if (!article) throw new AppError('NOT_FOUND', `article ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `article ${id} is seen, not changed`)
  return article
}
