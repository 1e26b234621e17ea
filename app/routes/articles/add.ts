import { type DoorWith, door } from '#app/http/door.server.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { AddArticleSchema } from '#knowledge/articles/article.schema.ts'
import type { Route } from './+types/add.ts'

export const action = door(
  'knowledge:write',
  AddArticleSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof AddArticleSchema>) => {
    const { body, ...article } = form
    await inTx((tx) => addArticle({ tx, actor, ...article, content: { body } }))
    return { created: article.id }
  },
)
