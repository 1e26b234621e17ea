import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

export interface ContactChoice {
  id: string
  name: Bilingual
  title: Bilingual | null
  level: string
}

/** The contacts of a customer that the actor sees, the highest level first. */
export async function findContacts({ tx, customerId }: { tx: Tx; customerId: string }): Promise<ContactChoice[]> {
  const rows = await tx.contact.findMany({
    where: { customerId },
    orderBy: [{ level: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(toContactChoice)
}

/** A contact as it is chosen: by name, with the title and the level that a visit is counted by. */
export function toContactChoice(row: {
  id: string
  name: string
  nameLatin: string | null
  title: string | null
  titleLatin: string | null
  level: string
}): ContactChoice {
  return {
    id: row.id,
    name: bilingual(row.name, row.nameLatin),
    title: row.title ? bilingual(row.title, row.titleLatin) : null,
    level: row.level,
  }
}
