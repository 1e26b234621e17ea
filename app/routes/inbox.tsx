import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { InboxScreen } from '#app/screens/inbox/inbox-screen.tsx'
import { countUnread, findNotifications } from '#crm/notifications/find-notifications.server.ts'
import type { Route } from './+types/inbox.ts'

export const loader = door('warning:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const before = new URL(request.url).searchParams.get('before')
    const page = await findNotifications({ tx, actor, day: await groupDay(tx), before, most: 30 })
    return {
      ...page,
      paged: before !== null,
      unread: await countUnread({ tx, actor }),
      until: new Date().toISOString(),
    }
  }),
)

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.inbox') }],
  live: () => ({ topics: ['warning', 'contract-review', 'approval'] }),
}

export default function InboxRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/inbox" verbs={['read']} />
      <InboxScreen {...loaderData} />
    </>
  )
}
