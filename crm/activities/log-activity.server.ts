import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { metLevel } from './_met-level.server.ts'
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
  const { tx, actor, id, opportunityId, kind, purpose, status, onDate, subject, timeZone } = options
  const contactIds = [...new Set(options.contactIds)]
  const now = options.now ?? new Date()
  const minutes = options.minutes || null
  if (status === 'done' && onDate > dayOf(now, timeZone)) {
    throw new AppError('BAD_INPUT', 'done in the future', { details: { field: 'onDate', key: 'form.notYet' } })
  }
  const opportunity = await tx.opportunity.findUnique({
    where: { id: opportunityId },
    select: { orgId: true, customerId: true },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  const level = await metLevel({ tx, customerId: opportunity.customerId, contactIds })

  const { count } = await tx.activity.createMany({
    data: {
      id,
      orgId: opportunity.orgId,
      customerId: opportunity.customerId,
      opportunityId,
      personId: actor.personId,
      kind,
      purpose,
      status,
      onDate: new Date(`${onDate}T00:00:00Z`),
      doneAt: status === 'done' ? now : null,
      metLevel: level,
      subject,
      minutes,
    },
    skipDuplicates: true,
  })
  if (count === 0) {
    const own = { id, opportunityId, personId: actor.personId }
    if (await tx.activity.findFirst({ where: own, select: { id: true } })) return { id, repeated: true }
    throw new AppError('CONFLICT', `activity ${id} is another`)
  }
  if (contactIds.length > 0) {
    await tx.activityContact.createMany({ data: contactIds.map((contactId) => ({ activityId: id, contactId })) })
  }
  await recordEvent(tx, actor, {
    type: status === 'done' ? 'activity.done' : 'activity.planned',
    orgId: opportunity.orgId,
    entity: { type: 'activity', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { kind, purpose, status, onDate, subject, metLevel: level, personId: actor.personId },
  })
  return { id, repeated: false }
}
