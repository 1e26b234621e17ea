import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { MoveDirectory } from './directory.schema.ts'
import { lockDirectory } from './lock-directory.server.ts'

/**
 * Moves a directory with all below it, or changes its place among those beside it. Where it has no rights of its own it has those of
 * the one that it comes under.
 * @throws AppError NOT_FOUND when it or the one above is out of sight, FORBIDDEN when the actor does not write in both, BAD_INPUT
 * when it would come to stand below itself
 */
export async function moveDirectory(options: MoveDirectory & { tx: Tx; actor: Actor; id: string }): Promise<void> {
  const { tx, actor, id, parentId, before } = options
  const moved = await lockDirectory({ tx, id })
  if (parentId !== moved.parentId) await refuseBelowItself({ tx, id, parentId })
  const beside = await tx.knowledgeDirectory.findMany({
    where: { parentId, id: { not: id } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  })
  const at = beside.findIndex((one) => one.id === before)
  const order = at < 0 ? [...beside, moved] : [...beside.slice(0, at), moved, ...beside.slice(at)]
  const position = order.indexOf(moved) + 1
  const { count } = await tx.knowledgeDirectory.updateMany({ where: { id }, data: { parentId, position } })
  if (count === 0) throw new AppError('FORBIDDEN', `directory ${id}`)
  for (const [place, one] of order.entries()) {
    if (one !== moved && one.position !== place + 1)
      await tx.knowledgeDirectory.updateMany({ where: { id: one.id }, data: { position: place + 1 } })
  }
  if (parentId === moved.parentId && position === moved.position) return
  await recordEvent(tx, actor, {
    type: 'knowledge-directory.changed',
    orgId: moved.orgId,
    entity: { type: 'knowledge-directory', id },
    before: { parentId: moved.parentId, position: moved.position },
    after: { parentId, position },
  })
}

async function refuseBelowItself({ tx, id, parentId }: { tx: Tx; id: string; parentId: string | null }): Promise<void> {
  let above = parentId
  while (above) {
    if (above === id)
      throw new AppError('BAD_INPUT', `directory ${id} below itself`, {
        details: { field: 'parentId', key: 'form.invalid' },
      })
    const directory: { parentId: string | null } | null = await tx.knowledgeDirectory.findUnique({
      where: { id: above },
      select: { parentId: true },
    })
    if (!directory && above === parentId) throw new AppError('NOT_FOUND', `directory ${parentId}`)
    above = directory?.parentId ?? null
  }
}
