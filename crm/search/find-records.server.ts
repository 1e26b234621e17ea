import type { Tx } from '#prisma/client.server.ts'
import { type FoundCustomer, type FoundOpportunity, readCustomers, readOpportunities } from './_read-found.server.ts'

export type RecordFound =
  | { kind: 'opportunity'; record: FoundOpportunity }
  | { kind: 'customer'; record: FoundCustomer }

/**
 * Records that somebody has had on screen, as they are now, in the order asked for. What they may no longer see, or is no longer
 * there, is left out.
 */
export async function findRecords(options: {
  tx: Tx
  wanted: readonly { kind: 'opportunity' | 'customer'; id: string }[]
}): Promise<RecordFound[]> {
  const { tx, wanted } = options
  const idsOf = (kind: string) => ({ ids: wanted.filter((one) => one.kind === kind).map(({ id }) => id) })
  const opportunities = await readOpportunities(tx, idsOf('opportunity'))
  const customers = await readCustomers(tx, idsOf('customer'))
  return wanted.flatMap(({ kind, id }): RecordFound[] => {
    if (kind === 'opportunity') {
      const record = opportunities.find((one) => one.id === id)
      return record ? [{ kind, record }] : []
    }
    const record = customers.find((one) => one.id === id)
    return record ? [{ kind, record }] : []
  })
}
