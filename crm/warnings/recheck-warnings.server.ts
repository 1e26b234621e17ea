import { sweepActor } from '#crm/org/sweep-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type SweepOptions, sweepWarnings } from './sweep-warnings.server.ts'
import type { SweptRule } from './swept-rule.ts'

/**
 * Looks over records to which something has happened, and over the customers of the opportunities among them: what is done
 * for an opportunity is done with its customer.
 */
export async function recheckWarnings(
  options: Omit<SweepOptions, 'only'> & { recordIds: readonly string[] },
): Promise<SweptRule[]> {
  const { recordIds, ...rest } = options
  const rows = await withActor(sweepActor, (tx) =>
    tx.opportunity.findMany({
      where: { id: { in: [...recordIds] } },
      select: { customerId: true },
      distinct: ['customerId'],
    }),
  )
  return sweepWarnings({ ...rest, only: [...new Set([...recordIds, ...rows.map(({ customerId }) => customerId)])] })
}
