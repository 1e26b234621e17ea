import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, type DoorWith, door } from '#app/http/door.server.ts'
import { onceSubmitted } from '#app/screens/approvals/once-submitted.ts'
import { PreviewScreen } from '#app/screens/approvals/preview-screen.tsx'
import { SubmitContractSchema } from '#crm/approvals/approval.schema.ts'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import type { Route } from './+types/submit-contract.ts'

/** Who would be asked. Nothing is sent by looking. */
export const loader = door('contract:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({ preview: await previewContract({ tx, actor, contractId: params.contractId }) })),
)

export const action = door(
  'approval:submit',
  SubmitContractSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SubmitContractSchema>) => {
    const { id } = await inTx((tx) => submitContract({ tx, actor, contractId: params.contractId, ...form }))
    return { created: id }
  },
)

export const shouldRevalidate = onceSubmitted

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const subject = (data as Route.ComponentProps['loaderData'] | undefined)?.preview.subject
    return [
      { label: t('nav.contracts'), to: '/contracts' },
      { label: subject?.name[side] ?? '', to: subject && `/contracts/${subject.id}` },
      { label: t('nav.submit') },
    ]
  },
}

export default function SubmitRoute({ loaderData }: Route.ComponentProps) {
  return <PreviewScreen {...loaderData} />
}
