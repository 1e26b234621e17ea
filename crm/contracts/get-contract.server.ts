import { readNamedAccess } from '#crm/opportunities/read-named-access.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type CostLine, markOf, readCostLines } from './_cost-lines.server.ts'
import { markOfPlan, type PaymentLine, readPaymentPlan } from './_payment-plan.server.ts'
import { computeMargin, type Margin } from './compute-margin.ts'
import { abilitiesOnContract, type ContractAbilities } from './contract.policy.ts'
import type { ContractCategory, ContractState } from './contract.schema.ts'

/** A contract as its page shows it. Money as decimal strings, dates as `YYYY-MM-DD`, instants as ISO 8601. */
export interface ContractView {
  id: string
  number: string
  name: Bilingual
  category: ContractCategory
  ourParty: Bilingual
  counterparty: Bilingual
  /** what is edited, as typed */
  typed: { name: string; ourParty: string; counterparty: string }
  amount: string
  currency: string
  state: ContractState
  plannedSignOn: string | null
  deliverOn: string | null
  signedOn: string | null
  customer: { id: string; name: Bilingual }
  /** null for whoever sees the contract alone, as somebody who is asked to approve it does */
  opportunity: { id: string; number: string; name: Bilingual } | null
  org: { id: string; name: Bilingual }
  owner: { id: string; name: Bilingual }
  updatedAt: string
  version: number
  may: ContractAbilities
  /** null alike for whoever does not see costs and for a purchase, which has none */
  costs: { lines: CostLine[]; margin: Margin | null; mark: string } | null
  /** how it is to be paid; null for a purchase, which is paid by us */
  paymentPlan: { lines: PaymentLine[]; mark: string } | null
}

/**
 * One contract, with what it costs for those who see costs.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getContract({ tx, actor, id }: { tx: Tx; actor: Actor; id: string }): Promise<ContractView> {
  const row = await tx.contract.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      customer: { select: { id: true, name: true, nameLatin: true } },
      opportunity: { select: { id: true, number: true, name: true, nameLatin: true, ownerId: true } },
      org: { select: { id: true, name: true, nameLatin: true } },
      owner: { select: { id: true, name: true, nameLatin: true } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `contract ${id}`)
  // Out of sight it comes as null, whatever its type says.
  const deal = row.opportunity as typeof row.opportunity | null
  const named = await readNamedAccess({ tx, actor, opportunityId: row.opportunityId })
  const category = row.category as ContractCategory
  const may = abilitiesOnContract(actor, {
    category,
    opportunity: deal && { orgId: row.orgId, ownerId: deal.ownerId, named },
  })
  const amount = row.amount.toFixed(2)
  const lines = may.seeCosts ? await readCostLines({ tx, id }) : []
  const plan = category === 'purchase' ? null : await readPaymentPlan({ tx, id })
  const called = ({ id: of, name, nameLatin }: { id: string; name: string; nameLatin: string | null }) => ({
    id: of,
    name: bilingual(name, nameLatin),
  })
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.nameLatin),
    category,
    ourParty: bilingual(row.ourParty, row.ourPartyLatin),
    counterparty: bilingual(row.counterparty, row.counterpartyLatin),
    typed: { name: row.name, ourParty: row.ourParty, counterparty: row.counterparty },
    amount,
    currency: row.currency,
    state: row.state as ContractState,
    plannedSignOn: dayText(row.plannedSignOn),
    deliverOn: dayText(row.deliverOn),
    signedOn: dayText(row.signedOn),
    customer: called(row.customer),
    opportunity: deal && { ...called(deal), number: deal.number },
    org: called(row.org),
    owner: called(row.owner),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    may,
    costs: may.seeCosts ? { lines, margin: computeMargin({ amount, lines }), mark: markOf(lines) } : null,
    paymentPlan: plan && { lines: plan, mark: markOfPlan(plan) },
  }
}
