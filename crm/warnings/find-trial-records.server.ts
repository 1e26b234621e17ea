import { findBids } from '#crm/bids/find-bids.server.ts'
import { findContracts } from '#crm/contracts/find-contracts.server.ts'
import { findCustomerChoices } from '#crm/customers/find-customer-choices.server.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { nameRecords, type WarnedRecord } from './_name-records.server.ts'

/** A record on which a rule can be tried. */
export interface TrialRecord {
  recordId: string
  partId: string | null
  record: WarnedRecord
}

interface FindOptions {
  tx: Tx
  actor: Actor
  subject: string
  q: string
}

const most = 20

/** Records of a rule's subject for a picker, by words, as far as the actor sees them; without any words the first of their list. */
export async function findTrialRecords({ tx, actor, subject, q }: FindOptions): Promise<TrialRecord[]> {
  const words = q.trim() ? { q: q.trim() } : {}
  const asked = { tx, actor, filter: words, most }
  if (subject === 'opportunity') {
    const { rows } = await findOpportunities({ ...asked, filter: { ...words, status: 'open' } })
    return named(
      tx,
      rows.map(({ id }) => ({ ...about, recordType: 'opportunity', recordId: id })),
    )
  }
  if (subject === 'customer-relationship') {
    const customers = await findCustomerChoices({ tx, q })
    const held = await tx.customerRelationship.findMany({
      where: { customerId: { in: customers.map(({ id }) => id) } },
      select: { customerId: true, orgId: true },
      // Of several companies that have it the first, as the trial takes it.
      distinct: ['customerId'],
      orderBy: [{ customerId: 'asc' }, { orgId: 'asc' }],
    })
    return named(
      tx,
      held.map(({ customerId, orgId }) => ({ ...about, recordType: 'customer', recordId: customerId, orgId })),
    )
  }
  if (subject === 'bid') {
    const { rows } = await findBids(asked)
    const held = await tx.bid.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      select: { id: true, opportunityId: true },
      orderBy: { number: 'asc' },
    })
    return named(
      tx,
      held.map(({ id, opportunityId }) => ({ ...about, recordId: opportunityId, partType: 'bid', partId: id })),
    )
  }
  const { rows } = await findContracts(asked)
  const contracts = rows.map(({ id }) => id)
  if (subject === 'contract') {
    const held = await tx.contract.findMany({
      where: { id: { in: contracts } },
      select: { id: true, opportunityId: true },
      orderBy: { number: 'asc' },
    })
    return named(
      tx,
      held.map(({ id, opportunityId }) => ({ ...about, recordId: opportunityId, partType: 'contract', partId: id })),
    )
  }
  const lines = await tx.paymentPlanLine.findMany({
    where: { contractId: { in: contracts } },
    select: { id: true, contract: { select: { opportunityId: true } } },
    orderBy: [{ contractId: 'asc' }, { dueOn: 'asc' }],
    take: most,
  })
  return named(
    tx,
    lines.map(({ id, contract }) => ({
      ...about,
      recordId: contract.opportunityId,
      partType: 'payment-line',
      partId: id,
    })),
  )
}

const about = { recordType: 'opportunity', orgId: '', partType: null, partId: null }

type About = Parameters<Awaited<ReturnType<typeof nameRecords>>>[0]

async function named(tx: Tx, records: readonly About[]): Promise<TrialRecord[]> {
  const recordOf = await nameRecords(tx, records)
  return records.flatMap((one) => {
    const record = recordOf(one)
    return record ? [{ recordId: one.recordId, partId: one.partId, record }] : []
  })
}
