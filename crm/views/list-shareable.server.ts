import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { mayShareWithGroup } from './view.policy.ts'

/** With whom the actor may share a view, beside nobody. */
export interface Shareable {
  /** subsidiaries and departments that they belong to, the smallest first */
  orgs: { id: string; name: Bilingual }[]
  group: boolean
}

/** With whom the actor may share a view; policy saved_view_add says the same. */
export async function listShareable({ tx, actor }: { tx: Tx; actor: Actor }): Promise<Shareable> {
  const orgs = await tx.$queryRaw<{ id: string; name: string; name_latin: string | null }[]>`
    SELECT o.id, o.name, o.name_latin FROM organisation o
    WHERE o.id = ANY (gantry.belongs_to()) AND o.kind <> 'group'
    ORDER BY cardinality(o.lineage) DESC, o.position, o.id`
  return {
    orgs: orgs.map((org) => ({ id: org.id, name: bilingual(org.name, org.name_latin) })),
    group: mayShareWithGroup(actor),
  }
}
