import { approvalVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { onceGone } from '#app/screens/approvals/once-gone.ts'
import { RequestScreen } from '#app/screens/approvals/request-screen.tsx'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import type { Route } from './+types/request.ts'

export const loader = door('approval:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({
    approval: await getApproval({ tx, actor, id: params.approvalId }),
    now: new Date().toISOString(),
  })),
)

export const shouldRevalidate = onceGone

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => [
    { label: t('nav.approvals'), to: '/approvals' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.approval.subject.name[side] ?? '' },
  ],
  // The list beside it is kept up to date as well.
  live: () => ({ topics: ['approval'] }),
}

export default function ApprovalRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.approval
  return (
    <>
      <VerbLinks of={`/approvals/${id}`} verbs={approvalVerbs} />
      <RequestScreen key={id} {...loaderData} />
    </>
  )
}
