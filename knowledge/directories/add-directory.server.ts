import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { AddDirectory } from './directory.schema.ts'

/**
 * Adds a directory after those that stand there already; sent twice with the same id it is added once. Until it is given rights of
 * its own it has those of the directory above.
 * @throws AppError NOT_FOUND when the one above is out of sight, FORBIDDEN when the actor does not write there, BAD_INPUT when one at
 * the top has no organisation, CONFLICT when the id is that of another
 */
export async function addDirectory(options: AddDirectory & { tx: Tx; actor: Actor }): Promise<void> {
  const { tx, actor, id, parentId, name, nameLatin } = options
  const above = parentId ? await tx.knowledgeDirectory.findUnique({ where: { id: parentId } }) : null
  if (parentId && !above) throw new AppError('NOT_FOUND', `directory ${parentId}`)
  const orgId = options.orgId ?? above?.orgId
  if (!orgId)
    throw new AppError('BAD_INPUT', 'whose directory it is', { details: { field: 'orgId', key: 'form.required' } })
  const last = await tx.knowledgeDirectory.aggregate({ where: { parentId }, _max: { position: true } })
  const { count } = await tx.knowledgeDirectory.createMany({
    data: { id, orgId, parentId, name, nameLatin, position: (last._max.position ?? 0) + 1 },
    skipDuplicates: true,
  })
  if (count === 0) {
    const known = await tx.knowledgeDirectory.findFirst({ where: { id, parentId, name }, select: { id: true } })
    if (known) return
    throw new AppError('CONFLICT', `directory ${id} is another`)
  }
  await recordEvent(tx, actor, {
    type: 'knowledge-directory.added',
    orgId,
    entity: { type: 'knowledge-directory', id },
    after: { parentId, name, nameLatin },
  })
}
