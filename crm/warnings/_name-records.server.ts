import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What a warning is about, by name. A customer is warned of for one of the companies that have it. */
export type WarnedRecord =
  | { type: 'opportunity'; id: string; number: string; name: Bilingual; customer: Bilingual }
  | { type: 'customer'; id: string; name: Bilingual; company: Bilingual }

interface About {
  recordType: string
  recordId: string
  orgId: string
}

const named = { id: true, name: true, nameLatin: true } as const

/** Names what warnings are about, as far as the actor sees it; null for a record out of sight. */
export async function nameRecords(
  tx: Tx,
  warnings: readonly About[],
): Promise<(warning: About) => WarnedRecord | null> {
  const of = (type: string) => warnings.filter(({ recordType }) => recordType === type)
  const ids = (list: readonly About[]) => ({ id: { in: list.map(({ recordId }) => recordId) } })
  const [aboutOpportunities, aboutCustomers] = [of('opportunity'), of('customer')]
  const opportunities = aboutOpportunities.length
    ? await tx.opportunity.findMany({
        where: ids(aboutOpportunities),
        relationLoadStrategy: 'join',
        select: { ...named, number: true, customer: { select: { name: true, nameLatin: true } } },
      })
    : []
  const customers = aboutCustomers.length
    ? await tx.customer.findMany({ where: ids(aboutCustomers), select: named })
    : []
  const companies = aboutCustomers.length
    ? await tx.organisation.findMany({
        where: { id: { in: aboutCustomers.map(({ orgId }) => orgId) } },
        select: named,
      })
    : []
  const opportunity = new Map(opportunities.map((row) => [row.id, row]))
  const customer = new Map(customers.map((row) => [row.id, row]))
  const company = new Map(companies.map((row) => [row.id, row]))
  return ({ recordType, recordId: id, orgId }) => {
    if (recordType === 'customer') {
      const [row, org] = [customer.get(id), company.get(orgId)]
      return row && org ? { type: 'customer', id, name: inBoth(row), company: inBoth(org) } : null
    }
    const row = opportunity.get(id)
    return row
      ? { type: 'opportunity', id, number: row.number, name: inBoth(row), customer: inBoth(row.customer) }
      : null
  }
}

function inBoth({ name, nameLatin }: { name: string; nameLatin: string | null }): Bilingual {
  return bilingual(name, nameLatin)
}
