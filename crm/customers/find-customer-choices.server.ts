import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The first twenty customers whose name holds the words; without words, the first by name. */
export async function findCustomerChoices(options: { tx: Tx; q: string }): Promise<{ id: string; name: Bilingual }[]> {
  const { tx, q } = options
  const words = q.trim()
  const found = words
    ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM gantry.search_customers(${words}, 20) AS found (id)`
    : null
  const rows = await tx.customer.findMany({
    where: found ? { id: { in: found.map((row) => row.id) } } : {},
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 20,
    select: { id: true, name: true, nameLatin: true },
  })
  return rows.map((row) => ({ id: row.id, name: bilingual(row.name, row.nameLatin) }))
}
