import { type DoorWith, door } from '#app/http/door.server.ts'
import { archiveArticle } from '#knowledge/articles/publish-article.server.ts'
import { seenVersion } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/archive.ts'

const schema = z.object({ version: seenVersion })

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => archiveArticle({ tx, actor, id: params.articleId, ...form }))
    return { done: true as const }
  },
)
