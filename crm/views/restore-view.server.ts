import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfView } from './_tell-of-view.server.ts'
import { toldOf } from './_told-of.ts'
import { refuseSameName, viewOfOwner } from './_view-of-owner.server.ts'

interface RestoreViewOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

/**
 * Gives a view back as it was, to everybody who had it.
 * @throws AppError as `removeView`; BAD_INPUT when another view has its name meanwhile
 */
export async function restoreView(options: RestoreViewOptions): Promise<void> {
  const { tx, actor, id } = options
  const { list, name, query, drawn, sharedWith, orgId } = await viewOfOwner({ ...options, removed: true })
  await refuseSameName({ ...options, list, name })
  await tx.savedView.updateMany({ where: { id }, data: { removedAt: null } })
  const after = toldOf({ list, name, query, drawn, sharedWith, orgId })
  await tellOfView({ tx, actor, id, type: 'view.restored', after })
}
