import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { shareColumns } from './_share.server.ts'
import { tellOfView } from './_tell-of-view.server.ts'
import { toldOf } from './_told-of.ts'
import { refuseSameName, viewOfOwner } from './_view-of-owner.server.ts'

interface RenameViewOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
  name: string
  /** `me`, `group`, or the id of an organisation */
  sharedWith: string
}

/**
 * Gives a view another name, or others who may open it.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT as any change of a view; BAD_INPUT for a name that the actor has already,
 * or somebody it may not be shared with
 */
export async function renameView(options: RenameViewOptions): Promise<void> {
  const { tx, actor, id, name } = options
  const was = await viewOfOwner(options)
  await refuseSameName({ tx, actor, id, list: was.list, name })
  const share = await shareColumns({ tx, actor, sharedWith: options.sharedWith })
  await tx.savedView.updateMany({ where: { id }, data: { name, ...share } })
  await tellOfView({
    tx,
    actor,
    id,
    type: 'view.changed',
    before: toldOf({ name: was.name, sharedWith: was.sharedWith, orgId: was.orgId }),
    after: toldOf({ name, ...share }),
  })
}
