import { anyApproval, approvalVerbs, contractVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RecordScreen } from '#app/screens/contracts/record-screen.tsx'
import { findInForce } from '#crm/approvals/find-in-force.server.ts'
import { getApprovalOf } from '#crm/approvals/get-approval-of.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { findDocuments } from '#crm/documents/find-documents.server.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Route } from './+types/record.ts'

export const loader = door('contract:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const contract = await getContract({ tx, actor, id: params.contractId })
    const { id: contractId, opportunity } = contract
    const inForce = await findInForce({ tx, actor, contractId })
    return {
      contract,
      inForce: inForce.map(({ versionId }) => versionId),
      documents: await findDocuments({ tx, opportunityId: opportunity?.id ?? null, contractId }),
      approval: await getApprovalOf({ tx, actor, contractId }),
      mayApproval: {
        submit: contract.may.edit && can(actor, 'approval:submit'),
        sign: contract.may.edit && can(actor, 'contract:sign'),
      },
    }
  }),
)

export const handle: PageHandle = {
  live: () => ({ topics: ['opportunity'], ask: true }),
  crumbs: (data, { t, side }) => [
    { label: t('nav.contracts'), to: '/contracts' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.contract.name[side] ?? '' },
  ],
}

export default function ContractRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.contract
  return (
    <>
      <VerbLinks of={`/contracts/${id}`} verbs={contractVerbs} />
      <VerbLinks of={anyApproval} verbs={approvalVerbs} />
      <RecordScreen key={id} {...loaderData} />
    </>
  )
}
