import type { ActivityRow, Dataset, OpportunityRow, TeamRow } from '#prisma/seeds/dataset.ts'
import * as events from '#prisma/seeds/demo/events.ts'
import { timelineOf } from '#prisma/seeds/demo/timeline.ts'
import { type AGroup, testId } from './a-group.ts'

const opened = '2026-10-12T01:30:00.000Z'

type Traces = Pick<
  Dataset,
  | 'opportunity'
  | 'opportunity_team'
  | 'record_access'
  | 'opportunity_competitor'
  | 'decision_chain_member'
  | 'domain_event'
>

interface AnOpportunityOptions extends Partial<Omit<OpportunityRow, 'id'>> {
  group: AGroup
  /** ids are made of it: another key, another opportunity */
  key?: string
  team?: readonly { personId: string; role: string }[]
  competitors?: readonly string[]
  /** contacts of the customer that stand in the decision chain, each as somebody who decides */
  decides?: readonly string[]
}

/**
 * An opportunity of the press company's sales department, in the first stage, with what hangs on it: the owner's access and
 * the team's, competitors, decision chain, and the event of its opening. Every column can be set otherwise.
 */
export function anOpportunity(options: AnOpportunityOptions): { id: string; dataset: Traces } {
  const { group, key = 'press', team = [], competitors = [], decides = [], ...columns } = options
  const id = testId(`opportunity/${key}`)
  const row: OpportunityRow = {
    id,
    org_id: group.orgs.pressSales,
    number: `OPP-TEST-${key}`,
    name: '165MN 快锻液压机组',
    name_latin: '165MN fast forging press',
    customer_id: group.customerId,
    type_id: 'product-project',
    stage_id: 'product-project.lead-check',
    stage_entered_at: opened,
    status: 'open',
    owner_id: group.people.owner,
    is_major: false,
    amount: '26800000.00',
    currency: 'CNY',
    budget: null,
    win_probability: 10,
    expected_sign_on: '2027-03-18',
    bid_opens_on: null,
    tender_number: null,
    product: null,
    product_latin: null,
    last_activity_on: null,
    closed_at: null,
    close_reason: null,
    close_note: null,
    lost_to: null,
    version: 1,
    created_at: opened,
    updated_at: opened,
    ...columns,
  }
  const timeline = timelineOf({ type: 'opportunity', id }, row.org_id, `test/${key}`)
  timeline.record(
    row.created_at,
    row.owner_id,
    events.opened({
      number: row.number,
      name: row.name,
      customerId: row.customer_id,
      typeId: row.type_id,
      stageId: row.stage_id,
      ownerId: row.owner_id,
      isMajor: row.is_major,
      amount: row.amount,
      currency: row.currency,
      winProbability: row.win_probability,
      expectedSignOn: row.expected_sign_on,
      product: row.product,
      orgId: row.org_id,
    }),
  )
  return {
    id,
    dataset: {
      opportunity: [row],
      opportunity_team: team.map(
        ({ personId, role }): TeamRow => ({ opportunity_id: id, person_id: personId, role, since: opened }),
      ),
      record_access: [
        { person_id: row.owner_id, record_type: 'opportunity', record_id: id, may_write: true },
        ...team.map(({ personId, role }) => ({
          person_id: personId,
          record_type: 'opportunity' as const,
          record_id: id,
          may_write: role === 'deputy',
        })),
      ],
      opportunity_competitor: competitors.map((name, position) => ({
        opportunity_id: id,
        name,
        name_latin: name,
        position,
      })),
      decision_chain_member: decides.map((contactId) => ({
        opportunity_id: id,
        contact_id: contactId,
        role: 'decides',
        attitude: 'neutral',
      })),
      domain_event: timeline.events,
    },
  }
}

interface AnActivityOptions extends Partial<Omit<ActivityRow, 'id'>> {
  group: AGroup
  opportunityId: string
  /** ids are made of it: another key, another activity */
  key?: string
  /** contacts of the customer who took part */
  contactIds?: readonly string[]
}

/** A visit that the owner paid to a manager of the customer; every column can be set otherwise. */
export function anActivity(options: AnActivityOptions): {
  id: string
  dataset: Pick<Dataset, 'activity' | 'activity_contact'>
} {
  const { group, opportunityId, key = 'visit', contactIds = [group.contacts.manager], ...columns } = options
  const id = testId(`activity/${opportunityId}/${key}`)
  const at = '2026-10-20T06:00:00.000Z'
  const row: ActivityRow = {
    id,
    org_id: group.orgs.pressSales,
    customer_id: group.customerId,
    opportunity_id: opportunityId,
    person_id: group.people.owner,
    kind: 'visit',
    purpose: 'relationship',
    status: 'done',
    on_date: '2026-10-20',
    done_at: at,
    met_level: 'manager',
    subject: '设备处长石敬川：产品大纲与厂房条件',
    subject_latin: 'Head of equipment Shi Jingchuan: product mix and shop conditions',
    minutes: null,
    version: 1,
    created_at: at,
    ...columns,
  }
  return {
    id,
    dataset: {
      activity: [row],
      activity_contact: contactIds.map((contactId) => ({ activity_id: id, contact_id: contactId })),
    },
  }
}
