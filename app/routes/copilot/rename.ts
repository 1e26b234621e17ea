import { type DoorWith, door } from '#app/http/door.server.ts'
import { RenameConversationSchema } from '#crm/conversations/conversation.schema.ts'
import { renameConversation } from '#crm/conversations/rename-conversation.server.ts'
import type { Route } from './+types/rename.ts'

export const action = door(
  'copilot:ask',
  RenameConversationSchema,
  async ({ inTx, params, form }: Route.ActionArgs & DoorWith<typeof RenameConversationSchema>) => {
    await inTx((tx) => renameConversation({ tx, id: params.conversationId, ...form }))
    return { done: true as const }
  },
)
