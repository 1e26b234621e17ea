import { z } from '#lib/zod.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { consoleActor } from './console-actor.ts'
import { reviewActor } from './review-actor.ts'
import { sweepActor } from './sweep-actor.ts'

const mostFound = 50

/** Who acts without being a person: events carry their ids too. */
const nobody = [consoleActor, sweepActor, reviewActor]

/** The names of people by id, active or not, and of what acts by itself; of an id that is nobody's there is none. */
export async function findPersonNames(options: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Bilingual>> {
  const ids = options.ids.filter((id) => z.guid().safeParse(id).success)
  if (ids.length === 0) return new Map()
  const rows = await options.tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, nameLatin: true },
  })
  const acting = nobody.filter(({ personId }) => ids.includes(personId))
  return new Map([
    ...acting.map(({ personId, name }) => [personId, name] as const),
    ...rows.map(({ id, name, nameLatin }) => [id, bilingual(name, nameLatin)] as const),
  ])
}

/** People whose name or address holds a text, active or not. */
export async function searchPeople({ tx, text }: { tx: Tx; text: string }): Promise<string[]> {
  const part = { contains: text, mode: 'insensitive' } as const
  const rows = await tx.person.findMany({
    where: { OR: [{ name: part }, { nameLatin: part }, { email: part }] },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: mostFound,
  })
  return rows.map(({ id }) => id)
}
