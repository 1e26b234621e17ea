import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/clock.ts'
import type { ActivityRow, EventRow, OpportunityRow } from '#prisma/seeds/dataset.ts'
import { buildDemo } from './build-demo.ts'

const today = '2026-11-25'
const demo = buildDemo({ today, nameKey: (name) => name })
const day = (at: string) => dayOf(new Date(at), 'Asia/Shanghai')

type Values = Record<string, unknown>
const eventsOf = Map.groupBy(demo.domain_event, ({ record_id }) => record_id)
const activities = new Map(demo.activity.map((row) => [row.id, row]))

/** What the events of one record come to, told by nothing but the events. */
interface State {
  fields: Values
  competitors: unknown
  chain: Map<string, Values>
  team: Map<string, string>
  activities: Map<string, Values>
  doneAt: Map<string, string>
  version: number
  updatedAt: string
  stageEnteredAt: string
}

const notClosed = { closedAt: null, reason: null, note: null, lostTo: null }

function fold(events: readonly EventRow[], look?: (state: State, event: EventRow) => void): State {
  const state: State = {
    fields: {},
    competitors: [],
    chain: new Map(),
    team: new Map(),
    activities: new Map(),
    doneAt: new Map(),
    version: 0,
    updatedAt: '',
    stageEnteredAt: '',
  }
  const touch = (at: string) => {
    state.version += 1
    state.updatedAt = at
  }
  for (const event of events) {
    look?.(state, event)
    const after = event.after ?? {}
    switch (event.type) {
      case 'opportunity.opened':
        state.fields = { ...after, budget: null, bidOpensOn: null, tenderNumber: null, status: 'open', ...notClosed }
        state.stageEnteredAt = event.at
        touch(event.at)
        break
      case 'opportunity.promoted':
        Object.assign(state.fields, after)
        state.stageEnteredAt = event.at
        touch(event.at)
        break
      case 'opportunity.changed': {
        touch(event.at)
        const { decisionMember, competitors, ...fields } = after
        if (decisionMember) {
          const member = decisionMember as Values
          state.chain.set(String(member.contactId), member)
          break
        }
        if (competitors) state.competitors = competitors
        Object.assign(state.fields, fields)
        break
      }
      case 'opportunity.closed':
        Object.assign(state.fields, after, { closedAt: event.at })
        touch(event.at)
        break
      case 'opportunity.team-changed':
        touch(event.at)
        for (const { personId, role } of after.added as Record<string, string>[])
          state.team.set(personId ?? '', role ?? '')
        break
      case 'activity.planned':
      case 'activity.done':
        state.activities.set(event.entity_id, after)
        if (event.type === 'activity.done') state.doneAt.set(event.entity_id, event.at)
    }
  }
  return state
}

function fieldsOf(row: OpportunityRow): Values {
  return {
    number: row.number,
    name: row.name,
    orgId: row.org_id,
    customerId: row.customer_id,
    typeId: row.type_id,
    stageId: row.stage_id,
    status: row.status,
    ownerId: row.owner_id,
    isMajor: row.is_major,
    amount: row.amount,
    currency: row.currency,
    budget: row.budget,
    winProbability: row.win_probability,
    expectedSignOn: row.expected_sign_on,
    bidOpensOn: row.bid_opens_on,
    tenderNumber: row.tender_number,
    product: row.product,
    closedAt: row.closed_at,
    reason: row.close_reason,
    note: row.close_note,
    lostTo: row.lost_to,
  }
}

const said = (row: ActivityRow): Values => ({
  kind: row.kind,
  purpose: row.purpose,
  status: row.status,
  onDate: row.on_date,
  subject: row.subject,
  metLevel: row.met_level,
  personId: row.person_id,
})

describe('folding the events of an opportunity', () => {
  test('gives its row and what hangs on it', () => {
    for (const row of demo.opportunity) {
      const state = fold(eventsOf.get(row.id) ?? [])
      const own = <T extends { opportunity_id: string | null }>(rows: readonly T[]) =>
        rows.filter(({ opportunity_id }) => opportunity_id === row.id)
      expect({ ...state.fields, winProbability: Number(state.fields.winProbability) }, row.number).toEqual(
        fieldsOf(row),
      )
      expect(state.stageEnteredAt).toBe(row.stage_entered_at)
      expect(state.version).toBe(row.version)
      expect(state.updatedAt).toBe(row.updated_at)
      expect(state.competitors).toEqual(own(demo.opportunity_competitor).map(({ name }) => name))
      expect(Object.fromEntries(state.team)).toEqual(
        Object.fromEntries(own(demo.opportunity_team).map(({ person_id, role }) => [person_id, role])),
      )
      expect(Object.fromEntries(state.chain)).toEqual(
        Object.fromEntries(
          own(demo.decision_chain_member).map(({ contact_id: contactId, role, attitude }) => [
            contactId,
            { contactId, role, attitude },
          ]),
        ),
      )
      const logged = own(demo.activity)
      expect(Object.fromEntries(state.activities)).toEqual(
        Object.fromEntries(logged.map((each) => [each.id, said(each)])),
      )
      const done = logged.filter(({ status }) => status === 'done').map(({ on_date }) => on_date)
      expect(row.last_activity_on, row.number).toBe(done.sort().at(-1) ?? null)
    }
  })

  test('each event begins where the one before it ended, at a later moment', () => {
    for (const row of demo.opportunity) {
      let last = ''
      fold(eventsOf.get(row.id) ?? [], ({ fields, competitors }, event) => {
        expect(event.at > last).toBe(true)
        last = event.at
        if (event.type !== 'opportunity.changed' && event.type !== 'opportunity.promoted') return
        for (const [field, value] of Object.entries(event.before ?? {})) {
          if (field === 'decisionMember') continue
          const known = field === 'competitors' ? competitors : fields[field]
          expect(String(known), `${row.number} ${field}`).toBe(String(Array.isArray(value) ? value.join() : value))
        }
      })
    }
  })
})

/** The gates of both types, counted anew from what had happened by then. */
function lacks(state: State, entered: string): string[] {
  const { fields } = state
  const here = [...state.activities].flatMap(([id, activity]) => {
    const [onDate, doneAt] = [String(activity.onDate), state.doneAt.get(id)]
    return doneAt && (onDate > day(entered) || (onDate === day(entered) && doneAt > entered)) ? [activity] : []
  })
  const count = (from: Values[], match: Values) =>
    from.filter((each) => Object.entries(match).every(([key, value]) => each[key] === value)).length
  const executive = count(here, { kind: 'visit', metLevel: 'executive' })
  const demands: Record<string, Record<string, boolean>> = {
    'product-project.lead-check': { visit: count(here, { kind: 'visit' }) + count(here, { kind: 'meeting' }) >= 1 },
    'product-project.needs': {
      amount: fields.amount !== null,
      sign: fields.expectedSignOn !== null,
      manager: count(here, { kind: 'visit', metLevel: 'manager' }) >= 1,
    },
    'product-project.solution': {
      technical: count(here, { kind: 'meeting', purpose: 'technical' }) >= 2,
      decides: [...state.chain.values()].some(({ role }) => role === 'decides'),
      product: fields.product !== null,
    },
    'product-project.pre-bid': {
      'bid date': fields.bidOpensOn !== null,
      competitors: (state.competitors as unknown[]).length >= 1,
      chain: state.chain.size >= 2,
      executive: executive >= (fields.isMajor ? 2 : 1),
      'pre-bid meeting': !fields.isMajor || count(here, { kind: 'meeting', purpose: 'pre-bid' }) >= 1,
      team: !fields.isMajor || state.team.size >= 2,
    },
    'product-project.bid': {
      tender: fields.tenderNumber !== null,
      commercial: count(here, { kind: 'meeting', purpose: 'commercial' }) >= 1,
    },
    'product-project.negotiation': {
      executive: executive >= 1,
      amount: fields.amount !== null,
      sign: fields.expectedSignOn !== null,
    },
    'product-project.signing': {},
    'engineering-project.opportunity-check': {
      visit: count(here, { kind: 'visit' }) >= 1,
      budget: fields.budget !== null,
    },
    'engineering-project.feasibility': {
      technical: count(here, { kind: 'meeting', purpose: 'technical' }) >= 2,
      decides: [...state.chain.values()].some(({ role }) => role === 'decides'),
      sign: fields.expectedSignOn !== null,
    },
    'engineering-project.concept': { team: state.team.size >= 3, product: fields.product !== null },
    'engineering-project.consortium': {
      'pre-bid meeting': count(here, { kind: 'meeting', purpose: 'pre-bid' }) >= 1,
      executive: executive >= 2,
      tender: fields.tenderNumber !== null,
    },
    'engineering-project.bid': {},
    'engineering-project.contract-talks': {},
    'engineering-project.signing': {},
  }
  return Object.entries(demands[String(fields.stageId)] ?? { 'no such stage': false }).flatMap(([what, met]) =>
    met ? [] : [what],
  )
}

describe('gates', () => {
  // On each of these the days of the year fall on other weekdays.
  test.each([0, 2, 3, 5])(
    'every stage that was left had met its gate on that day, %i days later',
    (later) => {
      const dataset = later === 0 ? demo : buildDemo({ today: addDays(today, later), nameKey: (name) => name })
      const events = Map.groupBy(dataset.domain_event, ({ record_id }) => record_id)
      const broken: string[] = []
      for (const row of dataset.opportunity) {
        fold(events.get(row.id) ?? [], (state, event) => {
          if (event.type !== 'opportunity.promoted') return
          const missing = lacks(state, state.stageEnteredAt)
          if (missing.length > 0)
            broken.push(`${row.number} left ${state.fields.stageId} without ${missing.join(', ')}`)
        })
      }
      expect(broken).toEqual([])
    },
    60_000,
  )

  test('of the open ones some may go on, most lack one to three things, some are left alone', () => {
    const open = demo.opportunity.filter(
      ({ status, type_id, stage_id }) =>
        status === 'open' && type_id === 'product-project' && stage_id !== 'product-project.signing',
    )
    const missing = open.map((row) => {
      const state = fold(eventsOf.get(row.id) ?? [])
      return lacks(state, state.stageEnteredAt).length
    })
    const share = (match: (count: number) => boolean) => missing.filter(match).length / missing.length
    expect(share((count) => count === 0)).toBeGreaterThan(0.08)
    expect(share((count) => count >= 1 && count <= 3)).toBeGreaterThan(0.6)
    expect(share((count) => count > 3)).toBeLessThan(0.1)
    const month = new Date(Date.parse(today) - 30 * 86_400_000).toISOString().slice(0, 10)
    const quiet = open.filter(({ last_activity_on }) => (last_activity_on ?? '') < month)
    expect(quiet.length).toBeGreaterThan(8)
    expect(quiet.length).toBeLessThan(60)
  })

  test('of the open engineering projects before the bid most are blocked by their gate, and not all', () => {
    const gated = demo.opportunity.filter(
      ({ status, stage_id }) =>
        status === 'open' && /^engineering.*(check|feasibility|concept|consortium)$/.test(stage_id),
    )
    const blocked = gated.filter((row) => {
      const state = fold(eventsOf.get(row.id) ?? [])
      return lacks(state, state.stageEnteredAt).length > 0
    })
    expect(blocked.length).toBeGreaterThan(gated.length / 2)
    expect(blocked.length).toBeLessThan(gated.length)
  })

  test('what is planned lies ahead, but for a few that were forgotten', () => {
    const planned = demo.activity.filter(({ status }) => status === 'planned')
    const forgotten = planned.filter(({ on_date }) => on_date < today)
    expect(planned.length).toBeGreaterThan(80)
    expect(forgotten.length).toBeGreaterThan(0)
    expect(forgotten.length).toBeLessThan(planned.length / 4)
  })

  test('the day of the bid opening fits the stage', () => {
    const wrong = demo.opportunity.filter(({ status, stage_id, bid_opens_on }) => {
      if (status !== 'open' || bid_opens_on === null) return false
      return /pre-bid|consortium/.test(stage_id)
        ? bid_opens_on < today
        : /negotiation|contract-talks|signing/.test(stage_id) && bid_opens_on > today
    })
    expect(wrong.map(({ number, stage_id, bid_opens_on }) => [number, stage_id, bid_opens_on])).toEqual([])
  })

  test('every event of an activity speaks of a row that is there', () => {
    const spoken = demo.domain_event.filter(({ entity_type }) => entity_type === 'activity')
    expect(spoken.filter(({ entity_id }) => !activities.has(entity_id))).toEqual([])
    expect(new Set(spoken.map(({ entity_id }) => entity_id)).size).toBe(demo.activity.length)
  })
})
