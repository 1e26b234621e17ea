import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, type DoorWith, door } from '#app/http/door.server.ts'
import { onceSubmitted } from '#app/screens/approvals/once-submitted.ts'
import { PreviewScreen } from '#app/screens/approvals/preview-screen.tsx'
import { SubmitExceptionSchema } from '#crm/approvals/approval.schema.ts'
import { previewException } from '#crm/approvals/preview-submission.server.ts'
import { submitException } from '#crm/approvals/submit-exception.server.ts'
import type { Route } from './+types/submit-exception.ts'

/** Who would be asked. Nothing is sent by looking. */
export const loader = door('opportunity:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({ preview: await previewException({ tx, actor, opportunityId: params.opportunityId }) })),
)

export const action = door(
  'approval:submit',
  SubmitExceptionSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SubmitExceptionSchema>) => {
    const { id } = await inTx((tx) => submitException({ tx, actor, opportunityId: params.opportunityId, ...form }))
    return { created: id }
  },
)

export const shouldRevalidate = onceSubmitted

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const subject = (data as Route.ComponentProps['loaderData'] | undefined)?.preview.subject
    return [
      { label: t('nav.opportunities'), to: '/opportunities' },
      { label: subject?.name[side] ?? '', to: subject && `/opportunities/${subject.id}` },
      { label: t('nav.submit') },
    ]
  },
}

export default function SubmitRoute({ loaderData }: Route.ComponentProps) {
  return <PreviewScreen {...loaderData} />
}
