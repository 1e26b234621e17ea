import { ownCompany } from '#crm/org/own-company.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { addDays, type CalendarDate, dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { beginningOf } from './beginning-of-day.ts'
import { mayBeAsked } from './may-be-asked.server.ts'

interface AddDelegationOptions {
  tx: Tx
  actor: Actor
  /** the form's: of a second click nothing comes */
  id: string
  to: string
  /** both included */
  fromDay: CalendarDate
  untilDay: CalendarDate
  reason: string | null
  now?: Date
}

/** Longer than this nobody is away without an administrator who arranges it. In days. */
const longest = 366

/**
 * Has somebody decide in the actor's place while they are away, and tells them. They see what waits for the actor for as long, and not a
 * moment longer.
 * @throws AppError BAD_INPUT for oneself, somebody who is not there or has somebody stand in for them on one of the days, days that have
 * passed or are the wrong way round; CONFLICT when somebody stands in for the actor on one of the days already, or the actor for somebody;
 * KEY_REUSED for another under the same id
 */
export async function addDelegation(options: AddDelegationOptions): Promise<void> {
  const { tx, actor, id, to, fromDay, untilDay, reason, now = new Date() } = options
  // Two at once wait for each other here, so that a second click finds what the first has done, and of two who name each other the second.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471113, hashed)
    FROM (SELECT DISTINCT hashtext(id) AS hashed FROM unnest(${[actor.personId, to]}::text[]) id ORDER BY 1) people`
  const known = await tx.approvalDelegation.findUnique({ where: { id } })
  if (known) return refuseAnother(known, options)
  const bad = (field: string, key: string) => new AppError('BAD_INPUT', `${field}: ${key}`, { details: { field, key } })
  if (to === actor.personId) throw bad('to', 'approval.oneself')
  await mayBeAsked({ tx, personId: to, field: 'to' })
  const { timeZone } = await readSettings(tx)
  if (untilDay < fromDay) throw bad('untilDay', 'approval.wrongWayRound')
  if (untilDay < dayOf(now, timeZone)) throw bad('untilDay', 'form.notAhead')
  if (untilDay > addDays(fromDay, longest)) throw bad('untilDay', 'approval.tooLong')
  const beginsAt = beginningOf(fromDay, timeZone)
  const endsAt = beginningOf(addDays(untilDay, 1), timeZone)
  const beside = await tx.approvalDelegation.count({
    where: { fromId: actor.personId, endedAt: null, beginsAt: { lt: endsAt }, endsAt: { gt: beginsAt } },
  })
  if (beside > 0)
    throw new AppError('CONFLICT', 'somebody stands in already', {
      details: { field: 'fromDay', key: 'approval.standsInAlready' },
    })
  // Nobody decides for somebody who decides for others only through them.
  const isAway = await tx.approvalDelegation.count({
    where: { fromId: to, endedAt: null, beginsAt: { lt: endsAt }, endsAt: { gt: beginsAt } },
  })
  if (isAway > 0) throw bad('to', 'approval.awayToo')
  const standsIn = await tx.approvalDelegation.count({
    where: { toId: actor.personId, endedAt: null, beginsAt: { lt: endsAt }, endsAt: { gt: beginsAt } },
  })
  if (standsIn > 0)
    throw new AppError('CONFLICT', 'they stand in for somebody', {
      details: { field: 'fromDay', key: 'approval.standsInThen' },
    })
  await tx.approvalDelegation.createMany({
    data: {
      id,
      fromId: actor.personId,
      toId: to,
      fromDay: new Date(`${fromDay}T00:00:00Z`),
      untilDay: new Date(`${untilDay}T00:00:00Z`),
      beginsAt,
      endsAt,
      reason: reason?.trim() || null,
      createdAt: now,
    },
  })
  await tx.notification.createMany({ data: [{ id: newId(), personId: to, delegationId: id, at: now }] })
  await recordEvent(tx, actor, {
    type: 'approval.delegated',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    after: { to, fromDay, untilDay },
  })
}

/** A second click is nothing new; something else under its id is refused. */
function refuseAnother(
  known: { fromId: string; toId: string; fromDay: Date; untilDay: Date; reason: string | null },
  { actor, id, to, fromDay, untilDay, reason }: AddDelegationOptions,
): void {
  if (known.fromId !== actor.personId) throw new AppError('CONFLICT', `delegation ${id} is another`)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const before = [known.toId, day(known.fromDay), day(known.untilDay), known.reason]
  if (before.join('\n') === [to, fromDay, untilDay, reason?.trim() || null].join('\n')) return
  throw new AppError('KEY_REUSED', `${id} was sent for something else`, { details: { key: 'approval.KEY_REUSED' } })
}
