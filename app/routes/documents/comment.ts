import { type DoorWith, door } from '#app/http/door.server.ts'
import { commentOnFlag } from '#crm/contract-reviews/comment-on-flag.server.ts'
import { CommentOnFlagSchema } from '#crm/contract-reviews/flag.schema.ts'
import type { Route } from './+types/comment.ts'

export const action = door(
  'review:comment',
  CommentOnFlagSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof CommentOnFlagSchema>) => {
    await inTx((tx) => commentOnFlag({ tx, actor, versionId: params.versionId, ...form }))
    return { done: true as const }
  },
)
