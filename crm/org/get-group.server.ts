import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** The group's own name, for those who are not signed in yet; null before it was entered. `tx` may be in gantry_auth. */
export async function getGroup({ tx }: { tx: Tx }): Promise<{ name: Bilingual } | null> {
  const group = await tx.organisation.findFirst({ where: { kind: 'group' }, orderBy: { position: 'asc' } })
  return group && { name: bilingual(group.name, group.nameLatin) }
}
