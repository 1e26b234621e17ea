import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes a directory that is to be changed: of two people at once the second waits here.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function lockDirectory({ tx, id }: { tx: Tx; id: string }) {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM knowledge_directory WHERE id = ${id}::uuid FOR UPDATE`
  const directory = await tx.knowledgeDirectory.findUnique({ where: { id } })
  if (!directory) throw new AppError('NOT_FOUND', `directory ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `directory ${id} is seen, not changed`)
  return directory
}
