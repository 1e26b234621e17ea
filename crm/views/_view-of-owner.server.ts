import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ViewList } from './view.schema.ts'

/** A view as its owner may change it. */
export interface OwnView {
  list: ViewList
  name: string
  query: string
  drawn: string
  sharedWith: string
  orgId: string | null
}

interface ViewOfOwnerOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
  /** one that was taken away */
  removed?: boolean
}

/**
 * Reads and holds a view that its owner is about to change.
 * @throws AppError NOT_FOUND out of sight or taken away meanwhile, FORBIDDEN when somebody else's, CONFLICT when it moved
 */
export async function viewOfOwner({ tx, actor, id, version, removed = false }: ViewOfOwnerOptions): Promise<OwnView> {
  const view = await tx.savedView.findUnique({ where: { id } })
  if (!view) throw gone(id)
  if (view.ownerId !== actor.personId) throw new AppError('FORBIDDEN', `view ${id} is somebody else's`)
  const { count } = await tx.savedView.updateMany({
    where: { id, version, removedAt: removed ? { not: null } : null },
    data: { version: { increment: 1 }, updatedAt: new Date() },
  })
  if (count === 1) return { ...view, list: view.list as ViewList }
  if (!removed && view.removedAt) throw gone(id)
  throw new AppError('CONFLICT', `view ${id} moved`)
}

function gone(id: string): AppError {
  return new AppError('NOT_FOUND', `view ${id}`, { details: { field: 'view', key: 'form.viewGone' } })
}

/** @throws AppError BAD_INPUT when the owner has another view of this name for the list */
export async function refuseSameName(options: {
  tx: Tx
  actor: Actor
  id: string
  list: ViewList
  name: string
}): Promise<void> {
  const { tx, actor, id, list, name } = options
  const same = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM saved_view WHERE owner_id = ${actor.personId}::uuid AND list = ${list} AND lower(name) = lower(${name})
      AND removed_at IS NULL AND id <> ${id}::uuid`
  if (same.length > 0) {
    throw new AppError('BAD_INPUT', 'a view of this name', { details: { field: 'name', key: 'form.viewNameTaken' } })
  }
}
