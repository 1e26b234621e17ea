import { type DoorWith, door } from '#app/http/door.server.ts'
import { closeLesson } from '#crm/bids/close-lesson.server.ts'
import { CloseLessonSchema } from '#crm/bids/post-mortem.schema.ts'
import type { Route } from './+types/close-lesson.ts'

export const action = door(
  'bid:read',
  CloseLessonSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof CloseLessonSchema>) => {
    await inTx((tx) => closeLesson({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
