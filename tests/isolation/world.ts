import type { Owner } from '#tests/support/test-database.ts'
import { idOf, lineageOf, memberships, organisationId, organisations, people, personId } from './people.ts'
import { approvalRows, approved } from './world-approvals.ts'
import { bidCostSet, bidRows } from './world-bids.ts'
import { contractId, contractRows, costsSet } from './world-contracts.ts'
import { departmentRows } from './world-department.ts'
import { documentRows, mentionRows, reviewed } from './world-documents.ts'
import { knowledgeRows } from './world-knowledge.ts'
import { modelRows } from './world-models.ts'
import { ofOwner, personEvents } from './world-person-events.ts'
import { insertOf, row, type WorldRow } from './world-row.ts'
import { viewRows } from './world-views.ts'
import { sweepRows, warningRows } from './world-warnings.ts'

/** The opportunities: one in each department and one in each subsidiary, with the organisation and the owner of each. */
export const opportunities = {
  a1: { org: 'A1', company: 'A', owner: 'owner' },
  a2: { org: 'A2', company: 'A', owner: 'neighbour' },
  a: { org: 'A', company: 'A', owner: 'head' },
  b: { org: 'B', company: 'B', owner: 'stranger' },
} as const
export type Opportunity = keyof typeof opportunities
export const opportunityLabels = Object.keys(opportunities) as Opportunity[]
export const opportunityId = (label: string) => idOf(3, opportunityLabels.indexOf(label as Opportunity))

const ofDay = ['person_id', 'day']
const companies = ['G', 'A', 'B'] as const
export const customerId = (label: string) => idOf(4, companies.indexOf(label as 'G'))
export const contactId = (label: string) => idOf(5, companies.indexOf(label as 'G'))
export const activityId = (label: string) => idOf(6, [...opportunityLabels, ...companies].indexOf(label as 'G'))

/** A small group of rows in every table of the catalogue, in an order that foreign keys accept. */
export const world: readonly WorldRow[] = [
  ...Object.entries(organisations).map(([label, parent]) =>
    row('organisation', label, {
      id: organisationId(label),
      parent_id: parent && organisationId(parent),
      kind: label === 'G' ? 'group' : parent === 'G' ? 'subsidiary' : 'department',
      name: `组织${label}`,
      lineage: lineageOf(label as keyof typeof organisations).map(organisationId),
    }),
  ),
  ...people.map((label) =>
    row('person', label, { id: personId(label), email: `${label}@gantry.example`, name: `人${label}` }),
  ),
  ...people.map((label) => {
    const [org, role, scope] = memberships[label]
    const values = { person_id: personId(label), org_id: organisationId(org), role, scope }
    return row('membership', label, values, ['person_id', 'org_id', 'role'])
  }),
  row('setting', 'group', { key: 'group', value: { name: '中嵩' } }, ['key']),
  row(
    'exchange_rate',
    'usd',
    { base: 'CNY', currency: 'USD', valid_from: '2026-11-01', rate: '7.1', entered_by: personId('administrator') },
    ['base', 'currency', 'valid_from'],
  ),
  ...modelRows,
  row('opportunity_type', 'product', { id: 'product', name_zh: '产品', name_en: 'Product' }),
  row('stage', 'lead', {
    id: 'lead',
    type_id: 'product',
    position: 1,
    name_zh: '线索',
    name_en: 'Lead',
    win_probability: 10,
    expected_days: 30,
  }),
  ...companies.flatMap((label) => ofCompany(label)),
  ...departmentRows(customerId('A'), opportunityLabels.length + companies.length),
  ...opportunityLabels.flatMap((label) => ofOpportunity(label)),
  reviewed({ org_id: organisationId('A1'), opportunity_id: opportunityId('a1'), number: 0 }),
  access('technical', 'a1', 'technical', false),
  access('deputy', 'a1', 'deputy', true),
  team('technical', 'a1', 'technical'),
  team('deputy', 'a1', 'deputy'),
  costsSet({ org_id: organisationId('A1'), opportunity_id: opportunityId('a1'), number: 0 }),
  bidCostSet({ org_id: organisationId('A1'), opportunity_id: opportunityId('a1'), number: 0 }),
  approved({ org_id: organisationId('A1'), opportunity_id: opportunityId('a1') }),
  row('domain_event', 'B/warned', {
    id: idOf(17, 0),
    org_id: organisationId('B'),
    actor_id: personId('administrator'),
    type: 'warning.opened',
    entity_type: 'warning',
    entity_id: idOf(17, 1),
    record_type: 'customer',
    record_id: customerId('B'),
  }),
  ...personEvents,
  ...knowledgeRows,
  row('rule_set', 'gates', { id: 'gates', subject: 'opportunity', name_zh: '关口', name_en: 'Gates' }),
  row('rule', 'visits', { id: 'visits', set_id: 'gates' }),
  row(
    'rule_version',
    'visits',
    { rule_id: 'visits', version: 1, status: 'active', origin: 'pack', body: {}, digest: 'd' },
    ['rule_id', 'version'],
  ),
  ...opportunityLabels.flatMap((label, number) =>
    documentRows({
      label,
      number,
      org_id: organisationId(opportunities[label].org),
      opportunity_id: opportunityId(label),
      contract_id: contractId(number),
      owner: opportunities[label].owner,
    }),
  ),
  // Beside the contract.
  ...documentRows({
    label: 'a1/loose',
    number: opportunityLabels.length,
    org_id: organisationId('A1'),
    opportunity_id: opportunityId('a1'),
    contract_id: null,
    owner: 'owner',
  }),
  ...warningRows({
    opportunities: opportunityLabels.map((label) => ({ label, id: opportunityId(label), ...opportunities[label] })),
    customers: [
      { label: 'A', id: customerId('A'), org: 'A', owner: 'neighbour' },
      { label: 'B', id: customerId('B'), org: 'B', owner: null },
    ],
  }),
  ...mentionRows(),
  ...approvalRows(
    opportunityLabels.map((label, number) => ({
      label,
      number,
      org_id: organisationId(opportunities[label].org),
      opportunity_id: opportunityId(label),
      owner: opportunities[label].owner,
    })),
  ),
  ...sweepRows({ record_id: opportunityId('a1'), org_id: organisationId(opportunities.a1.org) }),
  ...viewRows,
  ofOwner('default', 'A', { actor_id: personId('owner'), type: 'person.default-view-set' }),
  row('person_preference', 'owner', { person_id: personId('owner'), digest: false }, ['person_id']),
  row('digest', 'waiting', { person_id: personId('owner'), day: '2026-11-01' }, ofDay),
  row('digest', 'sent', { person_id: personId('owner'), day: '2026-11-02', sent_at: '2026-11-02' }, ofDay),
  row('job_run', 'sweep', { name: 'warnings.sweep', at: '2026-11-01', failed: false }, ['name']),
  row('relay_position', 'jobs', { name: 'jobs', txid: '1', event_id: idOf(16, 1), at: '2026-11-01' }, ['name']),
  row('auth_user', 'owner', { id: personId('owner'), name: 'o', email: 'owner@gantry.example' }),
  row('auth_session', 'owner', { id: idOf(9, 0), user_id: personId('owner'), token: 't', expires_at: '2027-01-01' }),
  row('auth_account', 'owner', { id: idOf(9, 1), user_id: personId('owner'), account_id: 'o', provider_id: 'p' }),
  row('auth_verification', 'owner', { id: idOf(9, 2), identifier: 'i', value: 'v', expires_at: '2027-01-01' }),
  row('auth_two_factor', 'owner', { id: idOf(9, 3), user_id: personId('owner'), secret: 's', backup_codes: '[]' }),
  row('sign_in_lock', 'owner', { email: 'owner@gantry.example', failures: 1, last_failed: '2026-11-01' }, ['email']),
]

/** Puts the world into the database behind the back of every policy. */
export async function addWorld(owner: Owner): Promise<void> {
  // The migration has put one there.
  await owner.query('DELETE FROM relay_position')
  for (const each of world) if (!each.kept) await owner.query(insertOf(each.table, each.values))
}

function ofCompany(label: (typeof companies)[number]): WorldRow[] {
  const org_id = organisationId(label)
  const customer_id = customerId(label)
  return [
    row('customer', label, {
      id: customer_id,
      name: `河${label}钢铁集团`,
      name_latin: `He${label} Steel`,
      name_key: `河${label.toLowerCase()}钢铁`,
      industry: 'steel',
      region: 'north',
      keeper_org_id: org_id,
    }),
    row('customer_relationship', label, {
      id: idOf(7, companies.indexOf(label)),
      org_id,
      customer_id,
      since: '2025-01-01',
    }),
    row('contact', label, { id: contactId(label), org_id, customer_id, name: `联系人${label}`, level: 'manager' }),
    // Without an opportunity: the company's own work with its customer.
    row('activity', label, {
      id: activityId(label),
      org_id,
      customer_id,
      person_id: personId({ G: 'headquarters', A: 'technical', B: 'stranger' }[label]),
      kind: 'call',
      purpose: 'relationship',
      status: 'planned',
      on_date: '2026-12-01',
      subject: `电话${label}`,
    }),
    row('domain_event', label, {
      id: idOf(11, companies.indexOf(label)),
      org_id,
      actor_id: personId('administrator'),
      type: 'customer.created',
      entity_type: 'customer',
      entity_id: customer_id,
      record_type: 'customer',
      record_id: customer_id,
    }),
    // On the customer's timeline, but of an activity that fewer see than the customer.
    row('domain_event', `${label}/call`, {
      id: idOf(12, companies.indexOf(label)),
      org_id,
      actor_id: personId('administrator'),
      type: 'activity.planned',
      entity_type: 'activity',
      entity_id: activityId(label),
      record_type: 'customer',
      record_id: customer_id,
    }),
  ]
}

function ofOpportunity(label: Opportunity): WorldRow[] {
  const { org, company, owner } = opportunities[label]
  const number = opportunityLabels.indexOf(label)
  const id = opportunityId(label)
  const org_id = organisationId(org)
  const customer_id = customerId(company)
  const contact_id = contactId(company)
  const of = { label, number, org_id, opportunity_id: id, customer_id, owner_id: personId(owner) }
  const history = { org_id, record_type: 'opportunity', record_id: id, actor_id: personId(owner) }
  return [
    row('opportunity', label, {
      id,
      org_id,
      number: `OPP-2026-000${number + 1}`,
      name: `压力机${label}`,
      customer_id,
      type_id: 'product',
      stage_id: 'lead',
      stage_entered_at: '2026-11-01',
      owner_id: personId(owner),
      win_probability: 10,
    }),
    {
      ...row(
        'stage_total',
        label,
        { org_id, stage_id: 'lead', status: 'open', currency: 'CNY', count: 1, amount: 0, weighted: 0 },
        ['org_id', 'stage_id', 'status', 'currency'],
      ),
      kept: true,
    },
    row('activity', label, {
      id: activityId(label),
      org_id,
      customer_id,
      opportunity_id: id,
      person_id: personId(owner),
      kind: 'visit',
      purpose: 'technical',
      status: 'planned',
      on_date: '2026-12-01',
      subject: `拜访${label}`,
    }),
    row('activity_contact', label, { activity_id: activityId(label), contact_id }, ['activity_id', 'contact_id']),
    row('opportunity_competitor', label, { opportunity_id: id, name: '对手' }, ['opportunity_id', 'name']),
    row('decision_chain_member', label, { opportunity_id: id, contact_id, role: 'decides', attitude: 'neutral' }, [
      'opportunity_id',
      'contact_id',
    ]),
    row('decision', label, {
      id: idOf(8, number),
      ...history,
      purpose: 'promote',
      outcome: 'refuse',
      rules: [],
      vocabulary_version: '1',
      facts: {},
      trace: [],
    }),
    row('domain_event', label, {
      id: idOf(10, number),
      ...history,
      type: 'opportunity.opened',
      entity_type: 'opportunity',
      entity_id: id,
    }),
    access(owner, label, 'owner', true),
    ...contractRows(of),
    ...bidRows({ ...of, company_id: organisationId(company) }),
  ]
}

function access(person: string, opportunity: Opportunity, as: string, may_write: boolean): WorldRow {
  const values = {
    person_id: personId(person),
    record_type: 'opportunity',
    record_id: opportunityId(opportunity),
    may_write,
  }
  return row('record_access', `${opportunity}/${as}`, values, ['person_id', 'record_type', 'record_id'])
}

function team(person: string, opportunity: Opportunity, role: string): WorldRow {
  const values = { opportunity_id: opportunityId(opportunity), person_id: personId(person), role }
  return row('opportunity_team', `${opportunity}/${role}`, values, ['opportunity_id', 'person_id'])
}
