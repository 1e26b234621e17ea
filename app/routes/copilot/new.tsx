import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { CopilotScreen } from '#app/screens/copilot/copilot-screen.tsx'
import { findConversations } from '#crm/conversations/find-conversations.server.ts'
import type { Route } from './+types/new.ts'

/** A conversation that begins, beside those before it. */
export const loader = door('copilot:ask', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => ({
  history: await inTx((tx) => findConversations({ tx, actor })),
  roles: actor.roles,
  past: new URL(request.url).searchParams.has('past'),
}))

export const handle: PageHandle = {
  crumbs: (_, { t }) => [{ label: t('nav.copilot') }],
}

export default function NewConversationRoute({ loaderData }: Route.ComponentProps) {
  return <CopilotScreen conversation={null} {...loaderData} />
}
