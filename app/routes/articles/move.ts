import { type DoorWith, door } from '#app/http/door.server.ts'
import { moveArticle } from '#knowledge/articles/move-article.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/move.ts'

const schema = z.object({ directoryId: z.uuid() })

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => moveArticle({ tx, actor, id: params.articleId, ...form }))
    return { done: true as const }
  },
)
