import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The one organisation with this id or name. @throws AppError NOT_FOUND when there is none, or more than one */
export async function findOrganisation({ tx, words }: { tx: Tx; words: string }): Promise<string> {
  const isId = /^[0-9a-f-]{36}$/.test(words)
  const rows = await tx.organisation.findMany({
    where: isId ? { id: words } : { OR: [{ name: words }, { nameLatin: words }] },
    select: { id: true },
  })
  const [only] = rows
  if (!only || rows.length > 1) throw new AppError('NOT_FOUND', `there is not exactly one organisation “${words}”`)
  return only.id
}
