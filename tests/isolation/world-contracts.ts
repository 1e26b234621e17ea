import { idOf, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

export const contractId = (number: number) => idOf(19, number)
const paymentLineId = (number: number) => idOf(31, number)

interface Of {
  label: string
  number: number
  org_id: string
  opportunity_id: string
  customer_id: string
  owner_id: string
}

/** A contract of an opportunity, with one cost line and one line of its payment plan. */
export function contractRows({ label, number, ...of }: Of): WorldRow[] {
  const contract_id = contractId(number)
  return [
    row('contract', label, {
      id: contract_id,
      ...of,
      number: `CON-2026-000${number + 1}`,
      name: `压力机${label}供货合同`,
      category: 'equipment',
      our_party: '中嵩',
      counterparty: `买方${label}`,
      amount: '3750000.00',
      currency: 'CNY',
    }),
    { ...row('contract_cost', label, { contract_id, org_id: of.org_id }, ['contract_id']), kept: true },
    row('contract_cost_line', label, {
      id: idOf(20, number),
      contract_id,
      position: 0,
      kind: 'material',
      amount: '3090000.00',
    }),
    row('payment_plan_line', label, {
      id: paymentLineId(number),
      contract_id,
      position: 0,
      kind: 'advance',
      share: 10000,
      amount: '3750000.00',
      due_on: '2026-12-01',
    }),
  ]
}

/** On the opportunity's timeline, but for those only who see costs. */
export function costsSet(of: { number: number; org_id: string; opportunity_id: string }): WorldRow {
  return row('domain_event', 'a1/costed', {
    id: idOf(21, 0),
    org_id: of.org_id,
    actor_id: personId('manager'),
    type: 'contract.costs-set',
    entity_type: 'contract-costs',
    entity_id: contractId(of.number),
    record_type: 'opportunity',
    record_id: of.opportunity_id,
  })
}
