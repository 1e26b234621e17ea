import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type RecordType, recordEvent } from '#prisma/record-event.server.ts'
import { metLevel } from './_met-level.server.ts'
import type { EnteredActivity } from './activity.schema.ts'

interface RecordActivityOptions extends EnteredActivity {
  tx: Tx
  actor: Actor
  timeZone: string
  now?: Date
}

/** Whose activity it is, and what it is about. */
interface Place {
  orgId: string
  customerId: string
  opportunityId: string | null
  /** the organisation whose scope sees the event; the activity's own unless it says otherwise */
  toldTo?: string
}

/**
 * Writes an activity, done or planned, as the actor's own, with whom one met and the event of it. Writing the same id again
 * changes nothing.
 * @throws AppError NOT_FOUND when a contact is out of sight, BAD_INPUT for something done on a day that has not come, CONFLICT
 * when the id is that of another activity
 */
export async function recordActivity(
  options: RecordActivityOptions,
  { toldTo, ...place }: Place,
): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, id, kind, purpose, status, onDate, subject, timeZone } = options
  const contactIds = [...new Set(options.contactIds)]
  const now = options.now ?? new Date()
  const minutes = options.minutes || null
  if (status === 'done' && onDate > dayOf(now, timeZone)) {
    throw new AppError('BAD_INPUT', 'done in the future', { details: { field: 'onDate', key: 'form.notYet' } })
  }
  const level = await metLevel({ tx, customerId: place.customerId, contactIds })
  const { count } = await tx.activity.createMany({
    data: {
      id,
      ...place,
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
    const own = { id, ...place, personId: actor.personId }
    if (await tx.activity.findFirst({ where: own, select: { id: true } })) return { id, repeated: true }
    throw new AppError('CONFLICT', `activity ${id} is another`)
  }
  if (contactIds.length > 0) {
    await tx.activityContact.createMany({ data: contactIds.map((contactId) => ({ activityId: id, contactId })) })
  }
  await recordEvent(tx, actor, {
    type: status === 'done' ? 'activity.done' : 'activity.planned',
    orgId: toldTo ?? place.orgId,
    entity: { type: 'activity', id },
    record: recordOf(place),
    after: { kind, purpose, status, onDate, subject, metLevel: level, personId: actor.personId },
  })
  return { id, repeated: false }
}

/** On whose timeline an activity stands: the opportunity's that it is about, or else the customer's. */
export function recordOf(place: Pick<Place, 'customerId' | 'opportunityId'>): { type: RecordType; id: string } {
  return place.opportunityId
    ? { type: 'opportunity', id: place.opportunityId }
    : { type: 'customer', id: place.customerId }
}
