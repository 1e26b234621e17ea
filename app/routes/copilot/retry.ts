import { beginTurn } from '#app/copilot/begin-turn.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { retryTurn } from '#crm/conversations/retry-turn.server.ts'
import type { Route } from './+types/retry.ts'

/** Asks a question anew that was not answered. */
export const action = door('copilot:ask', async ({ inTx, actor, params }: Route.ActionArgs & Door) => {
  const { conversationId, turnId } = params
  const attempt = await inTx((tx) => retryTurn({ tx, actor, turnId }))
  if (attempt !== null) await beginTurn({ actor, conversationId, turnId, attempt })
  return { done: true as const }
})
