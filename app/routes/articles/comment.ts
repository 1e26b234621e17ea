import { type DoorWith, door } from '#app/http/door.server.ts'
import { CommentOnArticleSchema } from '#knowledge/articles/article.schema.ts'
import { commentOnArticle } from '#knowledge/articles/comment-on-article.server.ts'
import type { Route } from './+types/comment.ts'

export const action = door(
  'knowledge:read',
  CommentOnArticleSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof CommentOnArticleSchema>) => {
    await inTx((tx) => commentOnArticle({ tx, actor, articleId: params.articleId, ...form }))
    return { done: true as const }
  },
)
