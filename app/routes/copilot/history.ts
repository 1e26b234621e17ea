import { type Door, door } from '#app/http/door.server.ts'
import { SearchConversationsSchema } from '#crm/conversations/conversation.schema.ts'
import { findConversations } from '#crm/conversations/find-conversations.server.ts'
import type { Route } from './+types/history.ts'

/** One's own conversations, by words. */
export const loader = door('copilot:ask', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const { q } = SearchConversationsSchema.parse({ q: new URL(request.url).searchParams.get('q') ?? '' })
  return Response.json({ conversations: await inTx((tx) => findConversations({ tx, actor, q })) })
})
