import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfView } from './_tell-of-view.server.ts'
import { toldOf } from './_told-of.ts'
import { viewOfOwner } from './_view-of-owner.server.ts'

interface RemoveViewOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

/** Takes a view away from everybody who has it. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT as any change of a view */
export async function removeView(options: RemoveViewOptions): Promise<void> {
  const { tx, actor, id } = options
  const { list, name, query, drawn, sharedWith, orgId } = await viewOfOwner(options)
  await tx.savedView.updateMany({ where: { id }, data: { removedAt: new Date() } })
  const before = toldOf({ list, name, query, drawn, sharedWith, orgId })
  await tellOfView({ tx, actor, id, type: 'view.removed', before })
}
