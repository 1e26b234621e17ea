import { type DoorWith, door } from '#app/http/door.server.ts'
import { addLesson } from '#crm/bids/add-lesson.server.ts'
import { AddLessonSchema } from '#crm/bids/post-mortem.schema.ts'
import type { Route } from './+types/add-lesson.ts'

export const action = door(
  'post-mortem:write',
  AddLessonSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AddLessonSchema>) => {
    await inTx((tx) => addLesson({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
