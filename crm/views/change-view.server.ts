import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { shareColumns } from './_share.server.ts'
import { toldOf } from './_told-of.ts'
import { refuseSameName, viewOfOwner } from './_view-of-owner.server.ts'
import type { Drawn } from './view.schema.ts'
import { readViewQuery } from './view-query.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

/**
 * Gives a view another name, or others who may open it.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT as any change of a view; BAD_INPUT for a name that the actor has already,
 * or somebody it may not be shared with
 */
export async function renameView(options: Base & { name: string; sharedWith: string }): Promise<void> {
  const { tx, actor, id, name } = options
  const was = await viewOfOwner(options)
  await refuseSameName({ tx, actor, id, list: was.list, name })
  const share = await shareColumns({ tx, actor, sharedWith: options.sharedWith })
  await tx.savedView.updateMany({ where: { id }, data: { name, ...share } })
  await tell({
    ...options,
    before: toldOf({ name: was.name, sharedWith: was.sharedWith, orgId: was.orgId }),
    after: toldOf({ name, ...share }),
  })
}

/** Saves the conditions that the list has now in place of a view's own. @throws as any change of a view */
export async function overwriteView(options: Base & { drawn: Drawn; query: string }): Promise<void> {
  const { tx, id, drawn } = options
  const was = await viewOfOwner(options)
  const { query } = readViewQuery({ list: was.list, drawn, query: options.query })
  await tx.savedView.updateMany({ where: { id }, data: { query, drawn } })
  const { sharedWith } = was
  await tell({
    ...options,
    before: toldOf({ query: was.query, drawn: was.drawn, sharedWith }),
    after: toldOf({ query, drawn, sharedWith }),
  })
}

async function tell(
  options: Base & { before: Record<string, unknown>; after: Record<string, unknown> },
): Promise<void> {
  const { tx, actor, id, before, after } = options
  await recordEvent(tx, actor, {
    type: 'view.changed',
    orgId: actor.companies[0] ?? actor.home.id,
    entity: { type: 'view', id },
    before,
    after,
  })
}
