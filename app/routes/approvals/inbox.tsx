import { Outlet } from 'react-router'
import { type Door, door } from '#app/http/door.server.ts'
import { ApprovalsScreen } from '#app/screens/approvals/approvals-screen.tsx'
import { readApprovalAddress } from '#crm/approvals/approval.schema.ts'
import { countApprovals, findApprovals } from '#crm/approvals/find-approvals.server.ts'
import type { Route } from './+types/inbox.ts'

export const loader = door('approval:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const { list, after } = readApprovalAddress(new URL(request.url))
  return inTx(async (tx) => ({
    list,
    page: await findApprovals({ tx, actor, list, after }),
    counts: await countApprovals({ tx, actor }),
    now: new Date().toISOString(),
  }))
})

export default function ApprovalsRoute({ loaderData }: Route.ComponentProps) {
  return (
    <ApprovalsScreen {...loaderData}>
      <Outlet />
    </ApprovalsScreen>
  )
}
