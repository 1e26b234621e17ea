import { type DoorWith, door } from '#app/http/door.server.ts'
import { WritePartSchema } from '#crm/bids/post-mortem.schema.ts'
import { writePostMortemPart } from '#crm/bids/write-post-mortem-part.server.ts'
import type { Route } from './+types/write-part.ts'

export const action = door(
  'post-mortem:write',
  WritePartSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WritePartSchema>) => {
    await inTx((tx) => writePostMortemPart({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
