import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { CopilotScreen } from '#app/screens/copilot/copilot-screen.tsx'
import { findConversations } from '#crm/conversations/find-conversations.server.ts'
import { getConversation } from '#crm/conversations/get-conversation.server.ts'
import type { Route } from './+types/conversation.ts'

/** A conversation as it may be read now, beside the others. */
export const loader = door('copilot:ask', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({
    conversation: await getConversation({ tx, actor, id: params.conversationId }),
    history: await findConversations({ tx, actor }),
    roles: actor.roles,
  })),
)

export const handle: PageHandle = {
  crumbs: (data, { t }) => [
    { label: t('nav.copilot'), to: '/copilot' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.conversation.title ?? '' },
  ],
}

export default function ConversationRoute({ loaderData }: Route.ComponentProps) {
  return <CopilotScreen key={loaderData.conversation.id} past={false} {...loaderData} />
}
