import { type Door, door } from '#app/http/door.server.ts'
import { getConversation } from '#crm/conversations/get-conversation.server.ts'
import type { Route } from './+types/read.ts'

/** A conversation, for the panel beside a page. */
export const loader = door('copilot:ask', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  Response.json(await inTx((tx) => getConversation({ tx, actor, id: params.conversationId }))),
)
