import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { RenameDirectory } from './directory.schema.ts'
import { lockDirectory } from './lock-directory.server.ts'

/**
 * Gives a directory another name.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function renameDirectory(options: RenameDirectory & { tx: Tx; actor: Actor; id: string }): Promise<void> {
  const { tx, actor, id, name, nameLatin } = options
  const before = await lockDirectory({ tx, id })
  if (before.name === name && before.nameLatin === nameLatin) return
  await tx.knowledgeDirectory.updateMany({ where: { id }, data: { name, nameLatin } })
  await recordEvent(tx, actor, {
    type: 'knowledge-directory.changed',
    orgId: before.orgId,
    entity: { type: 'knowledge-directory', id },
    before: { name: before.name, nameLatin: before.nameLatin },
    after: { name, nameLatin },
  })
}
