import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { shareColumns } from './_share.server.ts'
import { tellOfView } from './_tell-of-view.server.ts'
import { toldOf } from './_told-of.ts'
import { refuseSameName } from './_view-of-owner.server.ts'
import type { Drawn, ViewList } from './view.schema.ts'
import { readViewQuery } from './view-query.ts'

interface SaveViewOptions {
  tx: Tx
  actor: Actor
  /** made by whoever asks: the same view sent twice is saved once */
  id: string
  list: ViewList
  drawn: Drawn
  query: string
  name: string
  /** `me`, `group`, or the id of an organisation */
  sharedWith: string
}

/**
 * Saves the conditions of a list under a name.
 * @throws AppError BAD_INPUT for a name that the actor has already, or somebody it may not be shared with; CONFLICT when the
 * id is another view's
 */
export async function saveView(options: SaveViewOptions): Promise<{ id: string }> {
  const { tx, actor, id, list, drawn, name } = options
  const there = await tx.savedView.findUnique({ where: { id }, select: { ownerId: true } })
  if (there?.ownerId === actor.personId) return { id }
  await refuseSameName({ tx, actor, id, list, name })
  const share = await shareColumns({ tx, actor, sharedWith: options.sharedWith })
  const { query } = readViewQuery({ list, drawn, query: options.query })
  // Whether the id or the name came in between, a unique index says so.
  const { count } = await tx.savedView.createMany({
    data: { id, list, ownerId: actor.personId, name, query, drawn, ...share },
    skipDuplicates: true,
  })
  if (count === 0) return await savedMeanwhile(options)
  await tellOfView({ tx, actor, id, type: 'view.saved', after: toldOf({ list, drawn, query, name, ...share }) })
  return { id }
}

async function savedMeanwhile({ tx, actor, id, list, name }: SaveViewOptions): Promise<{ id: string }> {
  const there = await tx.savedView.findUnique({ where: { id }, select: { ownerId: true } })
  if (there?.ownerId === actor.personId) return { id }
  await refuseSameName({ tx, actor, id, list, name })
  throw new AppError('CONFLICT', `${id} is another view`)
}
