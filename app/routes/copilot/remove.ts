import { type Door, door } from '#app/http/door.server.ts'
import { removeConversation } from '#crm/conversations/remove-conversation.server.ts'
import type { Route } from './+types/remove.ts'

export const action = door('copilot:ask', async ({ inTx, params }: Route.ActionArgs & Door) => {
  await inTx((tx) => removeConversation({ tx, id: params.conversationId }))
  return { done: true as const }
})
