import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** Whom to ask about what another company keeps: its head of sales or of the whole. */
export interface KeeperContact {
  name: Bilingual
  title: Bilingual | null
  email: string
}

const answering = ['sales-manager', 'subsidiary-head', 'hq-sales']

/** One person an organisation to ask about its customers, by organisation; missing where nobody answers. */
export async function keeperContacts({
  tx,
  orgIds,
}: {
  tx: Tx
  orgIds: string[]
}): Promise<Map<string, KeeperContact>> {
  const memberships = await tx.membership.findMany({
    where: { org: { lineage: { hasSome: orgIds } }, role: { in: answering }, person: { active: true } },
    select: {
      role: true,
      org: { select: { id: true, lineage: true } },
      person: { select: { id: true, name: true, nameLatin: true, title: true, titleLatin: true, email: true } },
    },
    orderBy: [{ personId: 'asc' }],
  })
  const contacts = new Map<string, KeeperContact>()
  for (const orgId of orgIds) {
    // The nearest to the organisation itself, and of those the one who answers for it: a head before a manager.
    const [best] = memberships
      .filter(({ org }) => org.lineage.includes(orgId))
      .sort(
        (one, other) =>
          one.org.lineage.length - other.org.lineage.length ||
          answering.indexOf(other.role) - answering.indexOf(one.role),
      )
    if (!best) continue
    const { name, nameLatin, title, titleLatin, email } = best.person
    contacts.set(orgId, {
      name: bilingual(name, nameLatin),
      title: title ? bilingual(title, titleLatin) : null,
      email,
    })
  }
  return contacts
}
