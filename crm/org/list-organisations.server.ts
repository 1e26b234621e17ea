import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** Every organisation of the group, each after the one above it; `depth` is 0 for the group itself. */
export async function listOrganisations({ tx }: { tx: Tx }): Promise<{ id: string; name: Bilingual; depth: number }[]> {
  const rows = await tx.organisation.findMany({
    select: { id: true, name: true, nameLatin: true, lineage: true, position: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const below = (parent: string | null, depth: number): { id: string; name: Bilingual; depth: number }[] =>
    rows
      .filter(({ lineage }) => (lineage.at(-2) ?? null) === parent)
      .flatMap((row) => [{ id: row.id, name: bilingual(row.name, row.nameLatin), depth }, ...below(row.id, depth + 1)])
  return below(null, 0)
}
