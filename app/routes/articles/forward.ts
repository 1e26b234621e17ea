import { type DoorWith, door } from '#app/http/door.server.ts'
import { ForwardArticleSchema } from '#knowledge/articles/article.schema.ts'
import { forwardArticle } from '#knowledge/articles/forward-article.server.ts'
import type { Route } from './+types/forward.ts'

export const action = door(
  'knowledge:read',
  ForwardArticleSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ForwardArticleSchema>) => {
    await inTx((tx) => forwardArticle({ tx, actor, articleId: params.articleId, ...form }))
    return { done: true as const }
  },
)
