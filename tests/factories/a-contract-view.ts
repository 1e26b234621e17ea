import type { ContractView } from '#crm/contracts/get-contract.server.ts'

const said = (zh: string) => ({ zh, en: zh })

/** A signed contract as its page shows it to whoever sells it; whatever matters to a test is set otherwise. */
export function aContractView(part: Partial<ContractView> = {}): ContractView {
  return {
    id: '0f0c5a52-1f5f-4a0c-9b57-0f5b1e0f8a11',
    number: 'CON-2026-0001',
    name: said('压机供货合同'),
    category: 'equipment',
    ourParty: said('锻压公司'),
    counterparty: said('特钢'),
    typed: { name: '压机供货合同', ourParty: '锻压公司', counterparty: '特钢' },
    amount: '1000.00',
    currency: 'CNY',
    state: 'signed',
    plannedSignOn: '2026-10-01',
    deliverOn: null,
    signedOn: '2026-10-01',
    customer: { id: 'steel', name: said('特钢') },
    opportunity: { id: 'press', number: 'OPP-1', name: said('压机') },
    org: { id: 'sales', name: said('营销部') },
    owner: { id: 'zhou', name: said('周启明') },
    updatedAt: '2026-11-01T02:00:00Z',
    version: 3,
    may: { edit: true, seeCosts: false, setCosts: false, setPaymentPlan: true, recordReceipt: true, addDocument: true },
    costs: null,
    paymentPlan: { lines: [], mark: '0'.repeat(32) },
    ...part,
  }
}
