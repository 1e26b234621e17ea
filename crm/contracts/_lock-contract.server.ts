import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Takes a contract that is to be changed, or its cost lines: of two people at once the second waits here and then sees what the
 * first has saved.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function lockContract({ tx, id }: { tx: Tx; id: string }) {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM contract WHERE id = ${id}::uuid FOR UPDATE`
  const contract = await tx.contract.findUnique({ where: { id } })
  if (!contract) throw new AppError('NOT_FOUND', `contract ${id}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `contract ${id} is seen, not changed`)
  return contract
}
