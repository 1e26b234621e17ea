import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** The organisations in which the actor may open an opportunity, in the tree's order. */
export async function listSalesOrgs(options: { tx: Tx; actor: Actor }): Promise<{ id: string; name: Bilingual }[]> {
  const rows = await options.tx.organisation.findMany({
    where: { id: { in: [...options.actor.salesOrgs] } },
    orderBy: [{ lineage: 'asc' }, { position: 'asc' }],
  })
  return rows.map((row) => ({ id: row.id, name: bilingual(row.name, row.nameLatin) }))
}
