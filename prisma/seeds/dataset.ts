import type { CalendarDate } from '#lib/clock.ts'
import { type DatasetOfBids, emptyBids } from './dataset-of-bids.ts'

/** An instant as ISO 8601 text. */
export type Instant = string

export interface OrganisationRow {
  id: string
  parent_id: string | null
  kind: 'group' | 'subsidiary' | 'department'
  name: string
  name_latin: string
  lineage: string[]
  position: number
}

export interface PersonRow {
  id: string
  email: string
  name: string
  name_latin: string
  title: string
  title_latin: string
  created_at: Instant
}

export interface AuthUserRow {
  id: string
  name: string
  email: string
  email_verified: boolean
  created_at: Instant
  updated_at: Instant
}

export interface MembershipRow {
  person_id: string
  org_id: string
  role: string
  scope: 'self' | 'department' | 'subtree' | 'group'
}

export interface CustomerRow {
  id: string
  name: string
  name_latin: string
  name_key: string
  credit_code: string | null
  industry: string
  region: string
  city: string
  city_latin: string
  keeper_org_id: string
  created_at: Instant
  updated_at: Instant
}

export interface RelationshipRow {
  id: string
  org_id: string
  customer_id: string
  owner_id: string
  grade: 'A' | 'B' | 'C' | 'D'
  since: CalendarDate
  /** the company's last activity with the customer */
  last_activity_on: CalendarDate | null
  created_at: Instant
}

export type ContactLevel = 'executive' | 'manager' | 'staff'

export interface ContactRow {
  id: string
  org_id: string
  customer_id: string
  name: string
  name_latin: string
  title: string
  title_latin: string
  level: ContactLevel
  phone: string | null
  created_at: Instant
}

export interface OpportunityRow {
  id: string
  org_id: string
  number: string
  name: string
  name_latin: string
  customer_id: string
  type_id: string
  stage_id: string
  stage_entered_at: Instant
  status: 'open' | 'won' | 'lost'
  owner_id: string
  is_major: boolean
  /** decimal string with two places */
  amount: string | null
  currency: string
  budget: string | null
  win_probability: number
  expected_sign_on: CalendarDate | null
  bid_opens_on: CalendarDate | null
  tender_number: string | null
  product: string | null
  product_latin: string | null
  last_activity_on: CalendarDate | null
  closed_at: Instant | null
  close_reason: string | null
  close_note: string | null
  /** the competitor who has it */
  lost_to: string | null
  version: number
  created_at: Instant
  updated_at: Instant
}

export interface TeamRow {
  opportunity_id: string
  person_id: string
  role: string
  since: Instant
}

export interface RecordAccessRow {
  person_id: string
  record_type: 'opportunity'
  record_id: string
  may_write: boolean
}

export interface CompetitorRow {
  opportunity_id: string
  name: string
  name_latin: string
  position: number
}

export interface DecisionMemberRow {
  opportunity_id: string
  contact_id: string
  role: 'decides' | 'evaluates' | 'influences' | 'uses'
  attitude: 'supports' | 'neutral' | 'opposes' | 'unknown'
}

export interface ContractRow {
  id: string
  org_id: string
  opportunity_id: string
  customer_id: string
  number: string
  name: string
  name_latin: string
  category: 'equipment' | 'engineering' | 'spare-parts' | 'service' | 'purchase'
  our_party: string
  our_party_latin: string
  counterparty: string
  counterparty_latin: string
  owner_id: string
  /** decimal string with two places */
  amount: string
  currency: string
  state: 'draft' | 'in-approval' | 'approved' | 'signed'
  planned_sign_on: CalendarDate | null
  deliver_on: CalendarDate | null
  signed_on: CalendarDate | null
  version: number
  created_at: Instant
  updated_at: Instant
}

export interface CostLineRow {
  id: string
  contract_id: string
  position: number
  kind: 'material' | 'labour' | 'outsourcing' | 'freight' | 'tax' | 'finance'
  /** decimal string with two places */
  amount: string
  note: string | null
}

export interface PaymentLineRow {
  id: string
  contract_id: string
  position: number
  kind: 'advance' | 'progress' | 'delivery' | 'acceptance' | 'retention'
  note: string | null
  /** ten-thousandths of the contract's amount */
  share: number
  /** decimal string with two places */
  amount: string
  due_on: CalendarDate
  received_on: CalendarDate | null
  received: string | null
}

export type ActivityKind = 'visit' | 'meeting' | 'call'
export type ActivityPurpose = 'relationship' | 'technical' | 'commercial' | 'pre-bid' | 'site-survey'

export interface ActivityRow {
  id: string
  org_id: string
  customer_id: string
  opportunity_id: string | null
  person_id: string
  kind: ActivityKind
  purpose: ActivityPurpose
  status: 'planned' | 'done' | 'cancelled'
  on_date: CalendarDate
  done_at: Instant | null
  met_level: ContactLevel | null
  subject: string
  subject_latin: string
  minutes: string | null
  version: number
  created_at: Instant
}

export interface ActivityContactRow {
  activity_id: string
  contact_id: string
}

export interface EventRow {
  id: string
  at: Instant
  org_id: string
  actor_id: string
  type: string
  type_version: number
  entity_type: string
  entity_id: string
  record_type: string
  record_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Rows by table, in the order in which references allow them to be inserted. */
export interface Dataset extends DatasetOfBids {
  organisation: OrganisationRow[]
  person: PersonRow[]
  auth_user: AuthUserRow[]
  membership: MembershipRow[]
  customer: CustomerRow[]
  customer_relationship: RelationshipRow[]
  contact: ContactRow[]
  opportunity: OpportunityRow[]
  opportunity_team: TeamRow[]
  record_access: RecordAccessRow[]
  opportunity_competitor: CompetitorRow[]
  decision_chain_member: DecisionMemberRow[]
  contract: ContractRow[]
  contract_cost_line: CostLineRow[]
  payment_plan_line: PaymentLineRow[]
  activity: ActivityRow[]
  activity_contact: ActivityContactRow[]
  domain_event: EventRow[]
}

export type TableName = keyof Dataset

export function emptyDataset(): Dataset {
  return {
    organisation: [],
    person: [],
    auth_user: [],
    membership: [],
    customer: [],
    customer_relationship: [],
    contact: [],
    opportunity: [],
    opportunity_team: [],
    record_access: [],
    opportunity_competitor: [],
    decision_chain_member: [],
    contract: [],
    contract_cost_line: [],
    payment_plan_line: [],
    activity: [],
    activity_contact: [],
    ...emptyBids(),
    domain_event: [],
  }
}

export const tableNames = Object.keys(emptyDataset()) as TableName[]
