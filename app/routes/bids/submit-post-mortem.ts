import { type DoorWith, door } from '#app/http/door.server.ts'
import { SubmitPostMortemSchema } from '#crm/bids/post-mortem.schema.ts'
import { submitPostMortem } from '#crm/bids/submit-post-mortem.server.ts'
import type { Route } from './+types/submit-post-mortem.ts'

export const action = door(
  'post-mortem:submit',
  SubmitPostMortemSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SubmitPostMortemSchema>) => {
    await inTx((tx) => submitPostMortem({ tx, actor, id: params.bidId, ...form }))
    return { done: true as const }
  },
)
