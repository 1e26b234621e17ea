import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

export interface PersonChoice {
  id: string
  name: Bilingual
  title: Bilingual | null
  org: Bilingual
}

/** Active people whose name or title holds the words, for pickers; the first twenty by name. */
export async function findPeople({ tx, q }: { tx: Tx; q: string }): Promise<PersonChoice[]> {
  const words = { contains: q.trim(), mode: 'insensitive' } as const
  const people = await tx.person.findMany({
    where: { active: true, OR: [{ name: words }, { nameLatin: words }, { title: words }, { titleLatin: words }] },
    relationLoadStrategy: 'join',
    include: { memberships: { include: { org: { select: { name: true, nameLatin: true } } }, take: 1 } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return people.map((person) => {
    const org = person.memberships[0]?.org
    return {
      id: person.id,
      name: bilingual(person.name, person.nameLatin),
      title: person.title ? bilingual(person.title, person.titleLatin) : null,
      org: org ? bilingual(org.name, org.nameLatin) : { zh: '', en: '' },
    }
  })
}
