import { searchWords } from '#crm/search/search-words.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

export interface PersonChoice {
  id: string
  name: Bilingual
  title: Bilingual | null
  org: Bilingual
}

interface FindPeopleOptions {
  tx: Tx
  q: string
  /** these only, and of them whoever holds one of the roles */
  among?: { ids: readonly string[]; roles: readonly string[] }
}

/** Active people whose name and title hold the words between them, for pickers and searches; the first twenty by name. */
export async function findPeople({ tx, q, among }: FindPeopleOptions): Promise<PersonChoice[]> {
  const words = searchWords(q).map((word) => ({ contains: word, mode: 'insensitive' }) as const)
  const people = await tx.person.findMany({
    where: {
      active: true,
      ...(among && { id: { in: [...among.ids] }, memberships: { some: { role: { in: [...among.roles] } } } }),
      AND: words.map((word) => ({
        OR: [{ name: word }, { nameLatin: word }, { title: word }, { titleLatin: word }],
      })),
    },
    ...shown,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return people.map(choiceOf)
}

/** The same of people who were found already, by id. */
export async function choicesOf({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<Map<string, PersonChoice>> {
  if (ids.length === 0) return new Map()
  const people = await tx.person.findMany({ where: { id: { in: [...ids] } }, ...shown })
  return new Map(people.map((person) => [person.id, choiceOf(person)]))
}

const shown = {
  relationLoadStrategy: 'join',
  include: { memberships: { include: { org: { select: { name: true, nameLatin: true } } }, take: 1 } },
} as const satisfies Prisma.PersonFindManyArgs

function choiceOf(person: Prisma.PersonGetPayload<Omit<typeof shown, 'relationLoadStrategy'>>): PersonChoice {
  const org = person.memberships[0]?.org
  return {
    id: person.id,
    name: bilingual(person.name, person.nameLatin),
    title: person.title ? bilingual(person.title, person.titleLatin) : null,
    org: org ? bilingual(org.name, org.nameLatin) : { zh: '', en: '' },
  }
}
