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
 * companies. It is their department's, so that whoever leads it sees it; its event is the company's, as all of a customer's.
 * Logging the same id again changes nothing.
 * @throws AppError FORBIDDEN for a company the actor does not sell for, NOT_FOUND when the company has no relationship with the
 * customer or a contact is out of sight, BAD_INPUT for something done on a day that has not come, CONFLICT when the id is that
 * of another activity
 */
export async function logCustomerActivity(
  options: LogCustomerActivityOptions,
): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, customerId, orgId } = options
  await requireRelationship({ tx, actor, orgId, customerId })
  const department = await departmentIn({ tx, actor, companyId: orgId })
  return recordActivity(options, { orgId: department, customerId, opportunityId: null, toldTo: orgId })
}

/** Where in a company the actor sells: where they are at home if it is there, or else the highest place, which may be the company. */
async function departmentIn({ tx, actor, companyId }: { tx: Tx; actor: Actor; companyId: string }): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM organisation
    WHERE id = ANY (${[...actor.salesOrgs]}::uuid[]) AND gantry.company_of(id) = ${companyId}::uuid
    ORDER BY (id = ${actor.home.id}::uuid) DESC, cardinality(lineage), position, id LIMIT 1`
  return row?.id ?? companyId
}
