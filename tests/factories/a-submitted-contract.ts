import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from './a-group.ts'
import { aReviewedDocument } from './a-reviewed-document.ts'
import type { LoadedGroup } from './load-group.ts'

/** Opens a contract of 10 million with a margin of 10 % and a text that was found clean: its way is sales manager and finance at once, the head, headquarters. */
export async function aPricedContract(
  group: LoadedGroup,
  opportunityId: string,
  name = '165MN 快锻液压机组供货合同',
): Promise<string> {
  const id = newId()
  await group.as('owner', (as) =>
    openContract({
      ...as,
      id,
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
  const { costs } = await group.as('manager', (as) => getContract({ ...as, id }))
  const lines = [{ kind: 'material' as const, amount: '9000000', note: null }]
  await group.as('manager', (as) => setCostLines({ ...as, id, lines, base: costs?.mark ?? '' }))
  await aReviewedDocument({ group, opportunityId, contractId: id })
  return id
}

/** Submits a contract as somebody, as it stands. @returns the request's id */
export async function submitAs(
  group: LoadedGroup,
  contractId: string,
  { person = 'owner', id = newId(), now }: { person?: PersonKey; id?: string; now?: Date } = {},
): Promise<string> {
  const { figuresVersion } = await group.as(person, (as) => previewContract({ ...as, contractId }))
  const made = await group.as(person, (as) =>
    submitContract({ ...as, id, contractId, figuresVersion, note: '客户周五定标', now }),
  )
  return made.id
}
