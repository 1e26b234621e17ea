import { idOf, type Person, personId } from './people.ts'
import { contractId } from './world-contracts.ts'
import { row, type WorldRow } from './world-row.ts'

interface Of {
  label: string
  number: number
  org_id: string
  opportunity_id: string
  owner: string
}

export const approvalId = (number: number) => idOf(32, number)

/**
 * A request about each contract; of the first opportunity besides an exception at its gate, one that a promotion has rested on, and of
 * the second one that somebody submitted who does not see it any more. Who is asked is in the first contract's, for the most part.
 */
export function approvalRows(of: readonly Of[]): WorldRow[] {
  const [a1, a2, a, b] = of as readonly [Of, Of, Of, Of]
  const left = { ...a2, label: 'a2/left', owner: 'colleague' }
  const [gate, used, gateOfB] = [
    { ...a1, label: 'a1/gate' },
    { ...a1, label: 'a1/used' },
    { ...b, label: 'b/gate' },
  ]
  return [
    ...[a1, a2, a, b].map((one, number) => requestOf(one, number, { contract_id: contractId(one.number) })),
    ...[gate, used, gateOfB].map((one, number) => requestOf(one, 4 + number, exception)),
    requestOf(left, 7, { contract_id: contractId(left.number), state: 'withdrawn', closed_at: '2026-11-02' }),
    groundOf('a1', 0),
    groundOf('b', 3),
    taskOf('a1/approver', { number: 1, holder: 'approver' }),
    taskOf('a1/director', { number: 2, holder: 'director' }),
    taskOf('a1/former', { number: 3, holder: 'former', decided_at: '2026-11-02', state: 'approved' }),
    taskOf('a2/head', { request: 1, number: 1, holder: 'head' }),
    taskOf('b/headquarters', { request: 3, number: 1, holder: 'headquarters' }),
    taskOf('a1/gate', { request: 4, number: 1, holder: 'director', decided_at: '2026-11-02', state: 'approved' }),
    row('approval_answer', 'a1', { request_id: approvalId(0), version: 1, key: 'k', command: '{}', outcome: {} }, [
      'request_id',
      'key',
    ]),
    accessOf('a1/approver', { holder: 'approver', is_open: true, contract_id: contractId(0) }),
    accessOf('a1/director', { holder: 'director', is_open: true, contract_id: contractId(0) }),
    accessOf('a1/former', { holder: 'former', is_open: false, contract_id: contractId(0) }),
    accessOf('a1/gate', { request: 4, holder: 'director', is_open: false, contract_id: null }),
    ...delegationRows(),
    exceptionOf(gate, 4),
    exceptionOf(used, 5, { decision_id: idOf(8, a1.number), used_at: '2026-11-03' }),
    exceptionOf(gateOfB, 6),
    row('notification', 'a1/asked', {
      id: idOf(33, 0),
      person_id: personId('approver'),
      approval_id: approvalId(0),
      approval_task: 1,
    }),
    row('notification', 'a1/stand-in', {
      id: idOf(33, 1),
      person_id: personId('substitute'),
      delegation_id: idOf(35, 0),
    }),
  ]
}

/** On the timeline of the opportunity: what somebody decided about it who sees nothing of it. */
export function approved(of: { org_id: string; opportunity_id: string }): WorldRow {
  return row('domain_event', 'a1/approval', {
    id: idOf(34, 0),
    org_id: of.org_id,
    actor_id: personId('former'),
    type: 'approval.decided',
    entity_type: 'approval',
    entity_id: approvalId(0),
    record_type: 'opportunity',
    record_id: of.opportunity_id,
  })
}

const exception = { subject_type: 'stage-exception', state: 'approved', closed_at: '2026-11-02' }

function requestOf({ label, org_id, opportunity_id, owner }: Of, number: number, more: object): WorldRow {
  return row('approval_request', label, {
    id: approvalId(number),
    org_id,
    subject_type: 'contract',
    opportunity_id,
    submitter_id: personId(owner),
    subject: {},
    figures_version: 1,
    digest: 'a'.repeat(64),
    state: 'running',
    steps: [],
    step: 0,
    round: 1,
    passed: [],
    ...more,
  })
}

function groundOf(label: string, request: number): WorldRow {
  const id = approvalId(request)
  const values = { request_id: id, number: 1, rows: [], facts: {}, vocabulary_version: '1', parts: {}, key: id }
  return row('approval_ground', label, { ...values, margin: { percent: '17.6' }, salt: 's' }, ['request_id', 'number'])
}

interface Task {
  request?: number
  number: number
  holder: Person
  state?: string
  decided_at?: string
}

function taskOf(label: string, { request = 0, holder, ...task }: Task): WorldRow {
  const place = { step: 0, round: 1, seat: task.number - 1, position: 0 }
  const values = { request_id: approvalId(request), holder_id: personId(holder), cause: 'route', state: 'open' }
  return row('approval_task', label, { ...values, ...place, ...task }, ['request_id', 'number'])
}

interface Access {
  request?: number
  holder: Person
  is_open: boolean
  contract_id: string | null
}

function accessOf(label: string, { request = 0, holder, ...access }: Access): WorldRow {
  const values = { request_id: approvalId(request), person_id: personId(holder), ...access }
  return row('approval_access', label, values, ['request_id', 'person_id'])
}

/** Who stands in for whom, and when: at present, until somebody ended it, in the past, in the future. */
function delegationRows(): WorldRow[] {
  const present = { from_day: '2000-01-01', until_day: '2999-01-01' }
  const past = { from_day: '2000-01-01', until_day: '2001-01-01' }
  const future = { from_day: '2998-01-01', until_day: '2999-01-01' }
  const of = (from: Person, to: Person, days: typeof present, number: number, more: object = {}) =>
    row('approval_delegation', to, {
      id: idOf(35, number),
      from_id: personId(from),
      to_id: personId(to),
      ...days,
      begins_at: days.from_day,
      ends_at: days.until_day,
      ...more,
    })
  return [
    of('approver', 'substitute', present, 0),
    of('approver', 'relieved', present, 1, { ended_at: '2026-11-02' }),
    of('approver', 'lapsed', past, 2),
    of('approver', 'early', future, 3),
    of('former', 'second', present, 4),
    { ...of('substitute', 'second', present, 5), label: 'second/again' },
  ]
}

function exceptionOf({ label, org_id, opportunity_id }: Of, request: number, more: object = {}): WorldRow {
  const values = {
    request_id: approvalId(request),
    org_id,
    opportunity_id,
    from_stage: 'lead',
    to_stage: 'lead',
    rules: ['visits'],
    reason: '客户指定周五开标',
    approved_at: '2026-11-02',
  }
  return row('stage_exception', label, { ...values, ...more }, ['request_id'])
}
