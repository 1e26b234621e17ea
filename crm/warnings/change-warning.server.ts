import { isCalendarDate } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'

interface Base {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

/**
 * Lets a warning rest until a day: then it comes back, if it still holds.
 * @throws AppError NOT_FOUND out of sight, CONFLICT when it moved meanwhile, FORBIDDEN when not the actor's to act on,
 * BAD_INPUT for a day that is not ahead
 */
export function snoozeWarning(options: Base & { until: string; today: string }): Promise<void> {
  const { until, today } = options
  if (!isCalendarDate(until) || until <= today) {
    throw new AppError('BAD_INPUT', 'not a day ahead', { details: { field: 'until', key: 'form.notAhead' } })
  }
  const change = { status: 'snoozed', snoozedUntil: new Date(`${until}T00:00:00Z`) }
  return changed(options, { change, type: 'warning.snoozed', after: { until } })
}

/** Takes a warning back from its rest, as when the rest was a slip. @throws as `snoozeWarning` */
export function wakeWarning(options: Base): Promise<void> {
  return changed(options, { change: { status: 'open', snoozedUntil: null }, type: 'warning.woken', after: {} })
}

/** Gives a warning to somebody else to act on, who is told. @throws as `snoozeWarning`; BAD_INPUT for somebody who is away */
export async function handOverWarning(options: Base & { to: string }): Promise<void> {
  const { tx, actor, id, to } = options
  const person = await tx.person.findFirst({ where: { id: to, active: true }, select: { id: true } })
  if (!person)
    throw new AppError('BAD_INPUT', `nobody active is ${to}`, { details: { field: 'to', key: 'form.unknown' } })
  const change = { personId: to, handedBy: actor.personId, status: 'open', snoozedUntil: null }
  await changed(options, { change, type: 'warning.handed-over', after: { personId: to } })
  await tx.$executeRaw`INSERT INTO notification (id, person_id, warning_id, warning_version)
    VALUES (gen_random_uuid(), ${to}::uuid, ${id}::uuid, ${options.version + 1}) ON CONFLICT DO NOTHING`
}

/** Closes a warning that does not matter, with the reason why. It stays away until its rule has been quiet once. */
export function dismissWarning(options: Base & { reason: string }): Promise<void> {
  const reason = options.reason.trim()
  if (reason === '') {
    throw new AppError('BAD_INPUT', 'no reason', { details: { field: 'reason', key: 'form.required' } })
  }
  const change = {
    status: 'closed',
    closeKind: 'dismissed',
    closeReason: reason,
    closedAt: new Date(),
    closedBy: options.actor.personId,
    snoozedUntil: null,
  }
  return changed(options, { change, type: 'warning.closed', after: { kind: 'dismissed', reason } })
}

interface Change {
  change: Prisma.WarningUncheckedUpdateManyInput
  type: EventType
  after: Record<string, unknown>
}

async function changed({ tx, actor, id, version }: Base, { change, type, after }: Change): Promise<void> {
  const warning = await tx.warning.findUnique({
    where: { id },
    select: { orgId: true, recordType: true, recordId: true, ruleId: true, status: true, version: true },
  })
  if (!warning) throw new AppError('NOT_FOUND', `warning ${id}`)
  if (warning.status === 'closed' || warning.version !== version) throw new AppError('CONFLICT', `warning ${id} moved`)
  const { count } = await tx.warning.updateMany({
    where: { id, version, status: { not: 'closed' } },
    data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) {
    const now = await tx.warning.findUnique({ where: { id }, select: { version: true } })
    if (now?.version !== version) throw new AppError('CONFLICT', `warning ${id} moved meanwhile`)
    throw new AppError('FORBIDDEN', `warning ${id} is not the actor's to act on`)
  }
  await recordEvent(tx, actor, {
    type,
    orgId: warning.orgId,
    entity: { type: 'warning', id },
    record: { type: warning.recordType as 'opportunity' | 'customer', id: warning.recordId },
    after: { ruleId: warning.ruleId, ...after },
  })
}
