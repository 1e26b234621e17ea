import { type DoorWith, door } from '#app/http/door.server.ts'
import { publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { seenVersion } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/publish.ts'

const schema = z.object({ version: seenVersion })

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => publishArticle({ tx, actor, id: params.articleId, ...form }))
    return { done: true as const }
  },
)
