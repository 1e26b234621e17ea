import { requireRelationship } from '#crm/customers/require-relationship.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordActivity } from './_record-activity.server.ts'
import type { LogCustomerActivity } from './activity.schema.ts'

interface LogCustomerActivityOptions extends LogCustomerActivity {
  tx: Tx
  actor: Actor
  customerId: string
  timeZone: string
  now?: Date
}

/**
 * Logs an activity with a customer that is about no opportunity, done or planned, as the actor's own and for one of their
 * companies. Logging the same id again changes nothing.
 * @throws AppError FORBIDDEN for a company the actor does not sell for, NOT_FOUND when the company has no relationship with the
 * customer or a contact is out of sight, BAD_INPUT for something done on a day that has not come, CONFLICT when the id is that
 * of another activity
 */
export async function logCustomerActivity(
  options: LogCustomerActivityOptions,
): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, customerId, orgId } = options
  await requireRelationship({ tx, actor, orgId, customerId })
  return recordActivity(options, { orgId, customerId, opportunityId: null })
}
