import type { PaymentKind } from '#crm/contracts/payment-plan.schema.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { WarnedPart } from './warning-subjects.ts'

/** What a warning is about, by name. A customer is warned of for one of the companies that have it. */
export type WarnedRecord =
  | { type: 'opportunity'; id: string; number: string; name: Bilingual; customer: Bilingual }
  | { type: 'customer'; id: string; name: Bilingual; company: Bilingual }
  | { type: 'bid'; id: string; number: string; name: Bilingual; customer: Bilingual }
  | {
      type: 'contract'
      id: string
      number: string
      name: Bilingual
      counterparty: Bilingual
      /** the line of its payment plan, where it is about one */
      payment: { kind: PaymentKind; dueOn: string } | null
    }

interface About {
  recordType: string
  recordId: string
  orgId: string
  partType: string | null
  partId: string | null
}

const named = { id: true, name: true, nameLatin: true } as const

/** Names what warnings are about, as far as the actor sees it; null for a record out of sight. */
export async function nameRecords(
  tx: Tx,
  warnings: readonly About[],
): Promise<(warning: About) => WarnedRecord | null> {
  const of = (type: string) => warnings.filter(({ recordType, partType }) => recordType === type && partType === null)
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
  const contractOf = await nameContracts(tx, warnings)
  const bidOf = await nameBids(tx, warnings)
  const opportunity = new Map(opportunities.map((row) => [row.id, row]))
  const customer = new Map(customers.map((row) => [row.id, row]))
  const company = new Map(companies.map((row) => [row.id, row]))
  return ({ recordType, recordId: id, orgId, partId }) => {
    if (partId !== null) return contractOf.get(partId) ?? bidOf.get(partId) ?? null
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

type NamedBid = Extract<WarnedRecord, { type: 'bid' }>

/** Bids that warnings are about, by their id. */
async function nameBids(tx: Tx, warnings: readonly About[]): Promise<Map<string, NamedBid>> {
  const ids = idsOf(warnings, 'bid')
  if (ids.length === 0) return new Map()
  const rows = await tx.bid.findMany({
    where: { id: { in: ids } },
    relationLoadStrategy: 'join',
    select: { ...named, number: true, customer: { select: { name: true, nameLatin: true } } },
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { type: 'bid', id: row.id, number: row.number, name: inBoth(row), customer: inBoth(row.customer) },
    ]),
  )
}

function idsOf(warnings: readonly About[], type: WarnedPart): string[] {
  return warnings.flatMap(({ partType, partId }) => (partType === type && partId ? [partId] : []))
}

type NamedContract = Extract<WarnedRecord, { type: 'contract' }>

/** Contracts that warnings are about, by the id of the contract or of the line of its payment plan. */
async function nameContracts(tx: Tx, warnings: readonly About[]): Promise<Map<string, NamedContract>> {
  const [ids, lineIds] = [idsOf(warnings, 'contract'), idsOf(warnings, 'payment-line')]
  const lines = lineIds.length
    ? await tx.paymentPlanLine.findMany({
        where: { id: { in: lineIds } },
        select: { id: true, contractId: true, kind: true, dueOn: true },
      })
    : []
  const wanted = [...new Set([...ids, ...lines.map(({ contractId }) => contractId)])]
  if (wanted.length === 0) return new Map()
  const rows = await tx.contract.findMany({
    where: { id: { in: wanted } },
    select: { ...named, number: true, counterparty: true, counterpartyLatin: true },
  })
  const contracts = new Map(
    rows.map((row): [string, NamedContract] => [
      row.id,
      {
        type: 'contract',
        id: row.id,
        number: row.number,
        name: inBoth(row),
        counterparty: bilingual(row.counterparty, row.counterpartyLatin),
        payment: null,
      },
    ]),
  )
  const ofLines = lines.flatMap(({ id, contractId, kind, dueOn }): [string, NamedContract][] => {
    const contract = contracts.get(contractId)
    const payment = { kind: kind as PaymentKind, dueOn: dueOn.toISOString().slice(0, 10) }
    return contract ? [[id, { ...contract, payment }]] : []
  })
  return new Map([...contracts, ...ofLines])
}

function inBoth({ name, nameLatin }: { name: string; nameLatin: string | null }): Bilingual {
  return bilingual(name, nameLatin)
}
