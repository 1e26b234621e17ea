import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import { previewException } from '#crm/approvals/preview-submission.server.ts'
import { submitException } from '#crm/approvals/submit-exception.server.ts'
import { newId } from '#lib/ids.ts'
import type { Owner } from '#tests/support/test-database.ts'
import type { PersonKey } from './a-group.ts'
import { aPricedContract, submitAs } from './a-submitted-contract.ts'
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
  const { group, opportunityId, name } = options
  const contractId = await aPricedContract(group, opportunityId, name)
  return { requestId: await submitAs(group, contractId), contractId }
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
