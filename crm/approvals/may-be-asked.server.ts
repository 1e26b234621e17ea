import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * Makes sure that somebody can be asked at all.
 * @throws AppError BAD_INPUT for whoever is not there, or not any more
 */
export async function mayBeAsked({ tx, personId, field }: { tx: Tx; personId: string; field: string }): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { active: true } })
  if (person?.active) return
  throw new AppError('BAD_INPUT', `${personId} cannot be asked`, { details: { field, key: 'form.unknown' } })
}
