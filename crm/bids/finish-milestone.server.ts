import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { dayText, storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

interface FinishMilestoneOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  milestoneId: string
  /** null: not done after all */
  doneOn: string | null
  /** what stood there when the person looked */
  seenOn: string | null
  now?: Date
}

/**
 * Says that a milestone is done, or takes that back: whoever may change the bid, and whoever is responsible for it.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not the actor's to say, BAD_INPUT for a day that has not
 * come, CONFLICT when somebody said otherwise meanwhile
 */
export async function finishMilestone(options: FinishMilestoneOptions): Promise<void> {
  const { tx, actor, id, milestoneId, doneOn, seenOn, now = new Date() } = options
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM bid_milestone WHERE id = ${milestoneId}::uuid FOR UPDATE`
  const milestone = await tx.bidMilestone.findFirst({ where: { id: milestoneId, bidId: id }, include: { bid: true } })
  if (!milestone) throw new AppError('NOT_FOUND', `milestone ${milestoneId}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `milestone ${milestoneId} is seen, not changed`)
  const before = dayText(milestone.doneOn)
  if (before === doneOn) return
  if (before !== seenOn) throw new AppError('CONFLICT', `milestone ${milestoneId} has moved`)
  const { timeZone } = await readSettings(tx)
  if (doneOn !== null && doneOn > dayOf(now, timeZone))
    throw new AppError('BAD_INPUT', 'a day that has not come', { details: { field: 'doneOn', key: 'form.notYet' } })
  await tx.bidMilestone.updateMany({ where: { id: milestoneId }, data: { doneOn: storedDay(doneOn) } })
  await recordEvent(tx, actor, {
    type: 'bid.milestone-finished',
    orgId: milestone.bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: milestone.bid.opportunityId },
    before: { doneOn: before },
    after: { milestoneId, kind: milestone.kind, name: milestone.name, doneOn },
  })
}
