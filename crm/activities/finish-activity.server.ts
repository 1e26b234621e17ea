import { companyOf } from '#crm/org/company-of.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { setMet } from './_met-level.server.ts'
import { recordOf } from './_record-activity.server.ts'
import type { FinishActivity } from './activity.schema.ts'

interface FinishActivityOptions extends FinishActivity {
  tx: Tx
  actor: Actor
  timeZone: string
  now?: Date
}

/**
 * Says of a planned activity that it took place (with the day, who was met, and minutes) or that it will not. Of those whom
 * one meant to meet, only those named were met.
 * @throws AppError NOT_FOUND when out of sight, CONFLICT when it is no longer planned or was changed meanwhile, FORBIDDEN
 * when it is somebody else's, BAD_INPUT for a day that has not come
 */
export async function finishActivity(options: FinishActivityOptions): Promise<void> {
  const { tx, actor, id, version, outcome, onDate, contactIds, timeZone } = options
  const now = options.now ?? new Date()
  const activity = await tx.activity.findUnique({ where: { id } })
  if (!activity) throw new AppError('NOT_FOUND', `activity ${id}`)
  if (activity.personId !== actor.personId) throw new AppError('FORBIDDEN', `activity ${id} is somebody else's`)
  if (activity.status !== 'planned') throw new AppError('CONFLICT', 'the activity is no longer planned')
  if (outcome === 'done' && onDate > dayOf(now, timeZone)) {
    throw new AppError('BAD_INPUT', 'done in the future', { details: { field: 'onDate', key: 'form.notYet' } })
  }
  const done = outcome === 'done'
  const level = done ? await setMet({ tx, activity, contactIds }) : null
  const { count } = await tx.activity.updateMany({
    where: { id, version, status: 'planned' },
    data: {
      status: outcome,
      ...(done ? { onDate: new Date(`${onDate}T00:00:00Z`), doneAt: now, metLevel: level } : {}),
      ...(options.minutes ? { minutes: options.minutes } : {}),
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new AppError('CONFLICT', `activity ${id} was changed meanwhile`)
  await recordEvent(tx, actor, {
    type: done ? 'activity.done' : 'activity.cancelled',
    orgId: activity.opportunityId ? activity.orgId : await companyOf({ tx, orgId: activity.orgId }),
    entity: { type: 'activity', id },
    record: recordOf(activity),
    before: { status: 'planned', onDate: activity.onDate.toISOString().slice(0, 10) },
    after: {
      kind: activity.kind,
      purpose: activity.purpose,
      status: outcome,
      onDate: done ? onDate : activity.onDate.toISOString().slice(0, 10),
      subject: activity.subject,
      metLevel: level,
      personId: activity.personId,
    },
  })
}
