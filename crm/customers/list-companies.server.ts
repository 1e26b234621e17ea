import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

export interface Company {
  id: string
  name: Bilingual
}

export interface Companies {
  /** whose relationships the actor sees */
  seen: Company[]
  /** for which the actor may enter customers */
  own: Company[]
}

/** The group's companies (subsidiaries and headquarters) as they concern the actor, in the order of the tree. */
export async function listCompanies({ tx, actor }: { tx: Tx; actor: Actor }): Promise<Companies> {
  const nodes = await tx.organisation.findMany({
    where: {
      kind: { not: 'department' },
      ...(actor.all ? {} : { id: { in: [...actor.orgs, ...actor.companies] } }),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const companies = nodes.map((node) => ({ id: node.id, name: bilingual(node.name, node.nameLatin) }))
  return { seen: companies, own: companies.filter(({ id }) => actor.writeCompanies.includes(id)) }
}
