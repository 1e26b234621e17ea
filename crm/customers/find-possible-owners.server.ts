import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type Role, roleDefinitions } from '#crm/org/role.policy.ts'
import type { Tx } from '#prisma/client.server.ts'

const sellingRoles = Object.entries(roleDefinitions)
  .filter(([, definition]) => definition.sells)
  .map(([role]) => role as Role)

/** Active people of a company who may look after its customers, by name. */
export async function findPossibleOwners(options: {
  tx: Tx
  companyId: string
}): Promise<{ id: string; name: Bilingual }[]> {
  const { tx, companyId } = options
  const people = await tx.person.findMany({
    where: {
      active: true,
      memberships: { some: { role: { in: sellingRoles }, org: { lineage: { has: companyId } } } },
    },
    select: { id: true, name: true, nameLatin: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return people.map(({ id, name, nameLatin }) => ({ id, name: bilingual(name, nameLatin) }))
}
