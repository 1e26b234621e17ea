import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import type { OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'

const said = (zh: string) => ({ zh, en: zh })

/** Two contacts of a customer, as a dialog offers them. */
export const someContacts: ContactChoice[] = [
  { id: 'feng', name: said('冯志远'), title: said('总经理'), level: 'executive' },
  { id: 'he', name: said('何静'), title: null, level: 'staff' },
]

/** An opportunity as its page is given it, in its first stage; every part can be set otherwise. */
export function anOpportunityView(parts: Partial<OpportunityView> = {}): OpportunityView {
  return {
    id: 'press',
    number: 'OPP-2026-0001',
    name: said('快锻机'),
    typed: { name: '快锻机', product: '' },
    customer: { id: 'steel', name: said('晋岳特钢'), industry: 'steel', region: 'north' },
    type: { id: 'project', name: said('产品项目') },
    org: { id: 'org', name: said('锻压') },
    orgId: 'org',
    owner: { id: 'zhou', name: said('周启明'), title: null },
    ownerId: 'zhou',
    status: 'open',
    isMajor: false,
    amount: null,
    currency: 'CNY',
    budget: null,
    winProbability: 10,
    expectedSignOn: null,
    bidOpensOn: null,
    tenderNumber: null,
    product: null,
    lastActivityOn: null,
    updatedAt: '2026-11-25T08:00:00Z',
    version: 1,
    stages: [],
    team: [],
    competitors: [],
    decisionChain: [],
    decisionChainHidden: 0,
    named: null,
    ...parts,
  }
}
