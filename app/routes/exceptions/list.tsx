import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ExceptionsScreen } from '#app/screens/exceptions/exceptions-screen.tsx'
import { findExceptions } from '#crm/approvals/find-exceptions.server.ts'
import type { Route } from './+types/list.ts'

export const loader = door('approval:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const after = new URL(request.url).searchParams.get('after')
  return { ...(await inTx((tx) => findExceptions({ tx, actor, after }))), paged: after !== null }
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('exceptions:title') }],
  live: () => ({ topics: ['approval'] }),
}

export default function ExceptionsRoute({ loaderData }: Route.ComponentProps) {
  return <ExceptionsScreen {...loaderData} />
}
