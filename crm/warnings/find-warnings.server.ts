import { isCalendarDate } from '#lib/clock.ts'
import { z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { type WarningCursor, warningSource } from './_warning-source.server.ts'
import { readWarnings, type WarningDay, type WarningView } from './read-warnings.server.ts'
import type { WarningFilter } from './warning.schema.ts'

export type { WarnedRecord } from './_name-records.server.ts'
export type { WarningDay, WarningView } from './read-warnings.server.ts'

const { sql } = Prisma

export interface WarningPage {
  rows: WarningView[]
  /** address parameter of the next page, null on the last one */
  nextCursor: string | null
}

interface FindOptions {
  tx: Tx
  actor: Actor
  filter: WarningFilter
  day: WarningDay
  most?: number
}

/** One page of the warnings that the actor sees and the filter lets through: what asks for something today first. */
export async function findWarnings({ tx, actor, filter, day, most = 50 }: FindOptions): Promise<WarningPage> {
  const source = warningSource({ actor, filter, today: day.today, cursor: readCursor(filter), most: most + 1 })
  const found = await tx.$queryRaw<{ id: string; rank: number; opened_on: string }[]>(
    sql`SELECT id, rank, opened_on::text FROM (${source}) page ORDER BY rank, page.opened_on DESC, id DESC`,
  )
  const shown = found.slice(0, most)
  const last = shown.at(-1)
  const views = await readWarnings({ tx, actor, day, ids: shown.map(({ id }) => id) })
  return {
    rows: shown.flatMap(({ id }) => views.get(id) ?? []),
    nextCursor:
      found.length > most && last ? writeCursor({ rank: last.rank, openedOn: last.opened_on, id: last.id }) : null,
  }
}

const mostCounted = 999

/** How many there are; `more`: beyond those that were counted there are others. */
export async function countWarnings(
  options: Omit<FindOptions, 'most' | 'day'> & { day: Pick<WarningDay, 'today'> },
): Promise<{ count: number; more: boolean }> {
  const { tx, actor, filter, day } = options
  const source = warningSource({ actor, filter, today: day.today, cursor: null, most: mostCounted + 1 })
  const [row] = await tx.$queryRaw<{ count: number }[]>(sql`SELECT count(*)::int AS count FROM (${source}) page`)
  const count = row?.count ?? 0
  return { count: Math.min(count, mostCounted), more: count > mostCounted }
}

/** A cursor that anybody could have written into an address: what is none begins at the first page. */
function readCursor({ cursor }: WarningFilter): WarningCursor | null {
  if (!cursor) return null
  try {
    const [rank, openedOn, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const sound = [0, 1, 2, 3].includes(rank) && typeof openedOn === 'string' && isCalendarDate(openedOn)
    return sound && z.guid().safeParse(id).success ? { rank, openedOn, id } : null
  } catch {
    return null
  }
}

function writeCursor({ rank, openedOn, id }: WarningCursor): string {
  return Buffer.from(JSON.stringify([rank, openedOn, id])).toString('base64url')
}
