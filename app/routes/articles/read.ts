import { type DoorWith, door } from '#app/http/door.server.ts'
import { RecordReadingSchema } from '#knowledge/articles/article.schema.ts'
import { recordReading } from '#knowledge/articles/record-reading.server.ts'
import type { Route } from './+types/read.ts'

export const action = door(
  'knowledge:read',
  RecordReadingSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RecordReadingSchema>) => {
    await inTx((tx) => recordReading({ tx, actor, articleId: params.articleId, ...form }))
    return { done: true as const }
  },
)
