import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import { previewContract, previewException } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { submitException } from '#crm/approvals/submit-exception.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { newId } from '#lib/ids.ts'
import type { Owner } from '#tests/support/test-database.ts'
import type { PersonKey } from './a-group.ts'
import { aReviewedDocument } from './a-reviewed-document.ts'
import type { LoadedGroup } from './load-group.ts'

interface Of {
  group: LoadedGroup
  opportunityId: string
}

/**
 * A contract of 10,000,000 with a margin of 10 % and a text that was found clean, submitted by the opportunity's owner: sales manager and finance are asked at once,
 * then the head, then headquarters.
 */
export async function aSubmittedContract(
  options: Of & { name?: string },
): Promise<{ requestId: string; contractId: string }> {
  const { group, opportunityId, name = '165MN 快锻液压机组供货合同' } = options
  const [contractId, requestId] = [newId(), newId()]
  await group.as('owner', (as) =>
    openContract({
      ...as,
      id: contractId,
      opportunityId,
      name,
      category: 'equipment',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '10000000.00',
      currency: 'CNY',
      plannedSignOn: null,
      deliverOn: null,
    }),
  )
  await group.as('manager', async (as) => {
    const { costs } = await getContract({ ...as, id: contractId })
    const lines = [{ kind: 'material', amount: '9000000', note: null }] as const
    await setCostLines({ ...as, id: contractId, lines: [...lines], base: costs?.mark ?? '' })
  })
  await aReviewedDocument({ group, opportunityId, contractId })
  await group.as('owner', async (as) => {
    const { figuresVersion } = await previewContract({ ...as, contractId })
    await submitContract({ ...as, id: requestId, contractId, figuresVersion, note: '客户周五定标' })
  })
  return { requestId, contractId }
}

/** An exception at the gate in front of an opportunity, asked for by its owner. */
export async function aSubmittedException({ group, opportunityId }: Of): Promise<{ requestId: string }> {
  const requestId = newId()
  await group.as('owner', async (as) => {
    const { figuresVersion } = await previewException({ ...as, opportunityId })
    await submitException({ ...as, id: requestId, opportunityId, figuresVersion, reason: '客户总经理出差' })
  })
  return { requestId }
}

interface Said {
  decision?: 'approve' | 'reject' | 'send-back'
  opinion?: string
  to?: number | 'submitter'
}

/** Decides the task of a request that waits for somebody. */
export function decideAs(
  options: Said & { group: LoadedGroup; person: PersonKey; requestId: string },
): Promise<unknown> {
  const { group, person, requestId: id, decision = 'approve', opinion = null, to } = options
  return group.as(person, async (as) => {
    const { mine } = await getApproval({ ...as, id })
    const said = { id, key: newId(), task: mine?.task ?? 0, decision, opinion, ...(to !== undefined && { to }) }
    await decideApproval({ ...as, ...said })
  })
}

/** Whoever is asked agrees, until nobody is asked any more. */
export async function approveAll(options: { owner: Owner; group: LoadedGroup; requestId: string }): Promise<void> {
  const { owner, group, requestId } = options
  const asked = `SELECT holder_id FROM approval_task WHERE request_id = $1 AND state = 'open' ORDER BY number LIMIT 1`
  for (;;) {
    const [task] = (await owner.query(asked, [requestId])).rows
    if (!task) return
    const [person] = Object.entries(group.people).find(([, id]) => id === task.holder_id) ?? []
    await decideAs({ group, person: person as PersonKey, requestId })
  }
}
