import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

/** What the records are called that a filter names by id; null for one that is not there, or that nothing asks for. */
export interface ConditionNames {
  customer: Bilingual | null
  org: Bilingual | null
  owner: Bilingual | null
}

const names = { name: true, nameLatin: true } as const

/** Reads the names that the list says its conditions by. */
export async function nameConditions(options: {
  tx: Tx
  filter: Pick<OpportunityFilter, 'customer' | 'org' | 'owner'>
}): Promise<ConditionNames> {
  const { tx, filter } = options
  const named = (row: { name: string; nameLatin: string | null } | null) => row && bilingual(row.name, row.nameLatin)
  const { customer, org, owner } = filter
  return {
    customer: named(customer ? await tx.customer.findUnique({ where: { id: customer }, select: names }) : null),
    org: named(org ? await tx.organisation.findUnique({ where: { id: org }, select: names }) : null),
    owner: named(owner ? await tx.person.findUnique({ where: { id: owner }, select: names }) : null),
  }
}
