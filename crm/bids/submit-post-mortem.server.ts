import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid } from './_lock-bid.server.ts'
import { lockPostMortem } from './_lock-post-mortem.server.ts'
import { readReckoned } from './_reckoned-factors.server.ts'
import { missingForSubmit } from './missing-for-submit.ts'
import type { Dimension } from './post-mortem.schema.ts'

interface SubmitOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  /** of the post-mortem as the person saw it */
  version: number
  now?: Date
}

/**
 * Submits a post-mortem: what can be reckoned is kept with it, the bid stands still, and its company reads both. Submitting again
 * changes nothing.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT with what is missing
 * (`details.missing`), CONFLICT when its reasons have moved
 */
export async function submitPostMortem({ tx, actor, id, version, now = new Date() }: SubmitOptions): Promise<void> {
  const locked = await lockBid({ tx, id })
  if (locked.reviewedOn) return
  const { bid, postMortem } = await lockPostMortem({ tx, bidId: id })
  const parts = await tx.postMortemPart.findMany({ where: { bidId: id } })
  const missing = missingForSubmit({
    result: bid.result,
    parts: parts.map(({ dimension, score, text }) => ({ dimension: dimension as Dimension, score, text })),
    mainReason: postMortem.mainReason,
    emptyReason: postMortem.emptyReason,
  })
  if (missing.length > 0)
    throw new AppError('BAD_INPUT', `the post-mortem of ${id} is not complete`, {
      details: { key: 'bid.incomplete', count: missing.length, missing },
    })
  if (postMortem.version !== version) throw new AppError('CONFLICT', `the post-mortem of ${id} has moved`)
  const reckoned = await readReckoned({ tx, bidId: id })
  await tx.bidFactor.createMany({
    data: reckoned.map(({ value, ...each }) => ({
      ...each,
      bidId: id,
      value: value === null ? null : new Prisma.Decimal(value),
    })),
  })
  await tx.postMortem.updateMany({
    where: { bidId: id },
    data: { submittedBy: actor.personId, submittedAt: now, version: { increment: 1 } },
  })
  const { timeZone } = await readSettings(tx)
  const reviewedOn = dayOf(now, timeZone)
  await tx.bid.updateMany({
    where: { id },
    data: { reviewedOn: storedDay(reviewedOn), version: { increment: 1 }, updatedAt: now },
  })
  await recordEvent(tx, actor, {
    type: 'post-mortem.submitted',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    after: { reviewedOn, result: bid.result, mainReason: postMortem.mainReason, name: bid.name },
  })
}
