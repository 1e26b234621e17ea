import { AppError } from '#lib/errors.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockPostMortem } from './_lock-post-mortem.server.ts'

export const mostLessons = 20

interface AddLessonOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  lessonId: string
  text: string
  ownerId: string
  /** `YYYY-MM-DD` */
  dueOn: string
}

/**
 * Adds what is to be done otherwise from now on, by whom and until when. Adding the same id again changes nothing.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be written, BAD_INPUT for somebody who does not work
 * here and past the most of them, CONFLICT when the id is another's, and once it is submitted
 */
export async function addLesson(options: AddLessonOptions): Promise<void> {
  const { tx, actor, id, lessonId, text, ownerId, dueOn } = options
  const { bid } = await lockPostMortem({ tx, bidId: id })
  const lessons = await tx.bidLesson.findMany({ where: { bidId: id }, select: { id: true } })
  if (lessons.some((lesson) => lesson.id === lessonId)) return
  if (lessons.length >= mostLessons)
    throw new AppError('BAD_INPUT', 'too many lessons', { details: { field: 'text', key: 'form.tooMany' } })
  const owner = await tx.person.count({ where: { id: ownerId, active: true } })
  if (owner === 0)
    throw new AppError('BAD_INPUT', 'nobody by that id', { details: { field: 'ownerId', key: 'form.required' } })
  const { count } = await tx.bidLesson.createMany({
    data: { id: lessonId, bidId: id, text, ownerId, dueOn: storedDay(dueOn), createdBy: actor.personId },
    skipDuplicates: true,
  })
  if (count === 0) throw new AppError('CONFLICT', `lesson ${lessonId} is another`)
  await recordEvent(tx, actor, {
    type: 'post-mortem.lesson-added',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    after: { lessonId, text, ownerId, dueOn },
  })
}
