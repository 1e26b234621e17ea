import { type Door, door } from '#app/http/door.server.ts'
import { restoreConversation } from '#crm/conversations/restore-conversation.server.ts'
import type { Route } from './+types/restore.ts'

export const action = door('copilot:ask', async ({ inTx, params }: Route.ActionArgs & Door) => {
  await inTx((tx) => restoreConversation({ tx, id: params.conversationId }))
  return { done: true as const }
})
