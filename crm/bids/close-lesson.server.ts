import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

interface CloseLessonOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  lessonId: string
  now?: Date
}

/**
 * Says that what a bid taught has been done, today: whoever was given it, and whoever works on the bid. Also after the post-mortem
 * was submitted. Said again it changes nothing.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not the actor's to close
 */
export async function closeLesson({ tx, actor, id, lessonId, now = new Date() }: CloseLessonOptions): Promise<void> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM bid_lesson WHERE id = ${lessonId}::uuid FOR UPDATE`
  const lesson = await tx.bidLesson.findFirst({ where: { id: lessonId, bidId: id }, include: { bid: true } })
  if (!lesson) throw new AppError('NOT_FOUND', `lesson ${lessonId}`)
  if (locked.length === 0) throw new AppError('FORBIDDEN', `lesson ${lessonId} is seen, not closed`)
  if (lesson.closedOn) return
  const { timeZone } = await readSettings(tx)
  const closedOn = dayOf(now, timeZone)
  await tx.bidLesson.updateMany({ where: { id: lessonId }, data: { closedOn: storedDay(closedOn) } })
  await recordEvent(tx, actor, {
    type: 'post-mortem.lesson-closed',
    orgId: lesson.bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: lesson.bid.opportunityId },
    after: { lessonId, text: lesson.text, closedOn },
  })
}
