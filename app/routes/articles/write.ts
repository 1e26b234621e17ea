import { type DoorWith, door } from '#app/http/door.server.ts'
import { WriteArticleSchema } from '#knowledge/articles/article.schema.ts'
import { writeArticle } from '#knowledge/articles/write-article.server.ts'
import type { Route } from './+types/write.ts'

export const action = door(
  'knowledge:write',
  WriteArticleSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WriteArticleSchema>) => {
    const { body, ...wording } = form
    await inTx((tx) => writeArticle({ tx, actor, id: params.articleId, ...wording, content: { body } }))
    return { done: true as const }
  },
)
