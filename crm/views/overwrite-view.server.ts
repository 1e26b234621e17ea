import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { tellOfView } from './_tell-of-view.server.ts'
import { toldOf } from './_told-of.ts'
import { viewOfOwner } from './_view-of-owner.server.ts'
import type { Drawn } from './view.schema.ts'
import { readViewQuery } from './view-query.ts'

interface OverwriteViewOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
  drawn: Drawn
  query: string
}

/** Saves the conditions that the list has now in place of a view's own. @throws as any change of a view */
export async function overwriteView(options: OverwriteViewOptions): Promise<void> {
  const { tx, actor, id, drawn } = options
  const was = await viewOfOwner(options)
  const { query } = readViewQuery({ list: was.list, drawn, query: options.query })
  await tx.savedView.updateMany({ where: { id }, data: { query, drawn } })
  const { sharedWith } = was
  await tellOfView({
    tx,
    actor,
    id,
    type: 'view.changed',
    before: toldOf({ query: was.query, drawn: was.drawn, sharedWith }),
    after: toldOf({ query, drawn, sharedWith }),
  })
}
