import { type DoorWith, door } from '#app/http/door.server.ts'
import { RateAnswerSchema } from '#crm/conversations/conversation.schema.ts'
import { rateAnswer } from '#crm/conversations/rate-answer.server.ts'
import type { Route } from './+types/rate.ts'

/** What an answer was worth. */
export const action = door(
  'copilot:ask',
  RateAnswerSchema,
  async ({ inTx, params, form }: Route.ActionArgs & DoorWith<typeof RateAnswerSchema>) => {
    await inTx((tx) => rateAnswer({ tx, turnId: params.turnId, ...form }))
    return { done: true as const }
  },
)
