import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** An article that somebody handed to the actor, and what they wrote with it. */
export interface ForwardTold {
  by: { id: string; name: Bilingual }
  note: string | null
  article: { id: string; title: string }
}

/** Reads what was forwarded, by id, as far as the actor still reads the article. */
export async function readForwards({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<Map<string, ForwardTold>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.articleForward.findMany({
    where: { id: { in: [...ids] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      note: true,
      from: { select: { id: true, name: true, nameLatin: true } },
      article: { select: { id: true, title: true } },
    },
  })
  return new Map(
    rows.map(({ id, note, from, article }) => [
      id,
      { by: { id: from.id, name: bilingual(from.name, from.nameLatin) }, note, article },
    ]),
  )
}

/** What was forwarded to the actor and they have not read, the newest first. */
export async function findUnreadForwards(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  most: number
}): Promise<ForwardTold[]> {
  const { tx, actor, most } = options
  const told = await tx.notification.findMany({
    where: { personId: actor.personId, readAt: null, forwardId: { not: null } },
    select: { forwardId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  })
  const ids = told.flatMap(({ forwardId }) => forwardId ?? [])
  const forwards = await readForwards({ tx, ids })
  return ids.flatMap((id) => forwards.get(id) ?? [])
}
