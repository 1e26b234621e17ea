import { listStages, listTypes } from '#crm/opportunities/list-stages.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { listShareable, type Shareable } from './list-shareable.server.ts'
import type { Drawn, ViewList } from './view.schema.ts'
import { type KnownIds, readViewQuery } from './view-query.ts'

/** A view as its reader opens it. */
export interface SavedViewRow {
  id: string
  name: string
  drawn: Drawn
  /** the conditions that still hold */
  query: string
  /** names of conditions of which something is no longer there */
  lost: string[]
  sharedWith: 'me' | 'organisation' | 'group'
  /** the organisation that it is shared with */
  org: { id: string; name: Bilingual } | null
  owner: { id: string; name: Bilingual }
  mine: boolean
  version: number
}

/** The views of a list that the actor may open, own ones first, and what the actor may do with more. */
export interface ViewsOfList {
  list: ViewList
  rows: SavedViewRow[]
  /** the one that the list opens with; null when none is chosen, or the chosen one is gone */
  defaultId: string | null
  shareable: Shareable
}

const most = 300

interface FindViewsOptions {
  tx: Tx
  actor: Actor
  list: ViewList
}

/** The views of a list that the actor saved or that are shared with them. */
export async function findViews({ tx, actor, list }: FindViewsOptions): Promise<ViewsOfList> {
  const raw = await tx.$queryRaw<RawView[]>`
    SELECT v.id, v.name, v.drawn, v.query, v.shared_with, v.version, v.owner_id, p.name AS owner_name,
      p.name_latin AS owner_latin, v.org_id, o.name AS org_name, o.name_latin AS org_latin
    FROM (
      SELECT id FROM saved_view WHERE owner_id = ${actor.personId}::uuid AND list = ${list} AND removed_at IS NULL
      UNION SELECT id FROM saved_view WHERE shared_with = 'group' AND list = ${list} AND removed_at IS NULL
      UNION SELECT id FROM saved_view WHERE shared_with = 'organisation' AND list = ${list} AND removed_at IS NULL
        AND org_id = ANY ((SELECT gantry.belongs_to())::uuid[])) seen
    JOIN saved_view v ON v.id = seen.id
    JOIN person p ON p.id = v.owner_id
    LEFT JOIN organisation o ON o.id = v.org_id
    ORDER BY v.owner_id <> ${actor.personId}::uuid, v.name, v.id LIMIT ${most}`
  const known = await knownIds(tx, raw)
  const rows = raw.map((row) => toRow(row, { actor, list, known }))
  const chosen = await tx.defaultView.findUnique({ where: { personId_list: { personId: actor.personId, list } } })
  return {
    list,
    rows,
    defaultId: rows.find(({ id }) => id === chosen?.viewId)?.id ?? null,
    shareable: await listShareable({ tx, actor }),
  }
}

/** Asked only where a view names any: most don't. */
async function knownIds(tx: Tx, rows: readonly RawView[]): Promise<KnownIds | undefined> {
  if (!rows.some(({ query }) => /(^|&)(type|stage)=/.test(query))) return undefined
  const types = await listTypes({ tx })
  const stages = await listStages({ tx })
  return { type: new Set(types.map(({ id }) => id)), stage: new Set(stages.map(({ id }) => id)) }
}

interface RawView {
  id: string
  name: string
  drawn: Drawn
  query: string
  shared_with: SavedViewRow['sharedWith']
  version: number
  owner_id: string
  owner_name: string
  owner_latin: string | null
  org_id: string | null
  org_name: string | null
  org_latin: string | null
}

function toRow(
  row: RawView,
  { actor, list, known }: { actor: Actor; list: ViewList; known: KnownIds | undefined },
): SavedViewRow {
  return {
    id: row.id,
    name: row.name,
    drawn: row.drawn,
    ...readViewQuery({ list, drawn: row.drawn, query: row.query, ...(known && { known }) }),
    sharedWith: row.shared_with,
    org: row.org_id && row.org_name ? { id: row.org_id, name: bilingual(row.org_name, row.org_latin) } : null,
    owner: { id: row.owner_id, name: bilingual(row.owner_name, row.owner_latin) },
    mine: row.owner_id === actor.personId,
    version: row.version,
  }
}
