import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordActivity } from './_record-activity.server.ts'
import type { LogActivity } from './activity.schema.ts'

interface LogActivityOptions extends LogActivity {
  tx: Tx
  actor: Actor
  timeZone: string
  now?: Date
}

/**
 * Logs an activity on an opportunity, done or planned, as the actor's own. Logging the same id again changes nothing.
 * @throws AppError NOT_FOUND when the opportunity or a contact is out of sight, BAD_INPUT for something done on a day that
 * has not come, CONFLICT when the id is that of another activity
 */
export async function logActivity(options: LogActivityOptions): Promise<{ id: string; repeated: boolean }> {
  const { tx, opportunityId } = options
  const opportunity = await tx.opportunity.findUnique({
    where: { id: opportunityId },
    select: { orgId: true, customerId: true },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  return recordActivity(options, { ...opportunity, opportunityId })
}
