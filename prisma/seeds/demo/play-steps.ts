import type { CalendarDate } from '#lib/clock.ts'
import { type MinorUnits, parseMinorUnits } from '#lib/money.ts'
import { baseSettings } from '#prisma/seeds/base/opportunity-types.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import type { ActivityRow, ContactLevel, ContactRow, Dataset, Instant, OpportunityRow } from '#prisma/seeds/dataset.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { moment } from './calendar.ts'
import { editedFields } from './edited-fields.ts'
import * as events from './events.ts'
import { organisationId } from './organisation.ts'
import { personId } from './people.ts'
import { stagesOf } from './plan.ts'
import type { LoggedActivity, Opening, Step } from './step.ts'
import { timelineOf } from './timeline.ts'

/** What one opportunity leaves in the tables. */
type Traces = Pick<
  Dataset,
  | 'opportunity'
  | 'opportunity_team'
  | 'record_access'
  | 'opportunity_competitor'
  | 'decision_chain_member'
  | 'activity'
  | 'activity_contact'
  | 'domain_event'
>

const levels: readonly ContactLevel[] = ['executive', 'manager', 'staff']

/**
 * Plays what people did with an opportunity, in the order of time, and keeps the rows and the events that the verbs would
 * have left. Rows and events come from the same hand, so folding the events gives the rows.
 * @param majorFrom decimal string; from this amount on an opportunity is a major one
 */
export function playSteps(opening: Opening, steps: readonly Step[], majorFrom: string): Traces {
  const id = stableId(`opportunity/${opening.key}`)
  const isMajor = (amount: string | null) => minorUnits(amount) >= minorUnits(majorFrom)
  const stages = stagesOf(opening.typeId)
  const [first] = stages
  if (!first) throw new Error('no stages')
  const at = moment(opening.on, opening.minute)
  const row: OpportunityRow = {
    id,
    org_id: organisationId(opening.department),
    number: opening.number,
    name: opening.name[0],
    name_latin: opening.name[1],
    customer_id: opening.customerId,
    type_id: first.typeId,
    stage_id: first.id,
    stage_entered_at: at,
    status: 'open',
    owner_id: personId(opening.owner),
    is_major: isMajor(opening.amount),
    amount: opening.amount,
    currency: baseSettings.currency,
    budget: null,
    win_probability: first.winProbability,
    expected_sign_on: opening.expectedSignOn,
    bid_opens_on: null,
    tender_number: null,
    product: opening.product?.[0] ?? null,
    product_latin: opening.product?.[1] ?? null,
    last_activity_on: null,
    closed_at: null,
    close_reason: null,
    close_note: null,
    lost_to: null,
    version: 1,
    created_at: at,
    updated_at: at,
  }
  const traces: Traces = {
    opportunity: [row],
    opportunity_team: [],
    record_access: [{ person_id: row.owner_id, record_type: 'opportunity', record_id: id, may_write: true }],
    opportunity_competitor: [],
    decision_chain_member: [],
    activity: [],
    activity_contact: [],
    domain_event: [],
  }
  const timeline = timelineOf({ type: 'opportunity', id }, row.org_id, opening.key)
  traces.domain_event = timeline.events

  timeline.record(
    at,
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
  for (const step of inOrder(steps)) play(step)
  return traces

  function play(step: Step): void {
    const when = timeline.next(moment(step.on, step.minute))
    const say = (happening: events.Happening, entity?: { type: string; id: string }) =>
      timeline.record(when, personId(step.by), happening, entity)
    switch (step.does) {
      case 'change': {
        const before = editedFields(row, step.columns)
        const becomesMajor = !row.is_major && isMajor(step.columns.amount ?? null)
        Object.assign(row, step.columns)
        if (becomesMajor) row.is_major = true
        touch(when)
        say(events.changed(before, editedFields(row, step.columns), becomesMajor))
        return
      }
      case 'promote': {
        const stage = stages.find((candidate) => candidate.id === step.to)
        if (!stage) throw new Error(`no stage ${step.to}`)
        const before = { stageId: row.stage_id, winProbability: row.win_probability }
        row.stage_id = stage.id
        row.stage_entered_at = when
        row.win_probability = stage.winProbability
        touch(when)
        say(events.promoted(before, { stageId: stage.id, winProbability: stage.winProbability }))
        return
      }
      case 'add-to-team': {
        const member = personId(step.person)
        traces.opportunity_team.push({ opportunity_id: id, person_id: member, role: step.role, since: when })
        traces.record_access.push({
          person_id: member,
          record_type: 'opportunity',
          record_id: id,
          may_write: step.role === 'deputy',
        })
        touch(when)
        say(events.teamMemberAdded(member, step.role))
        return
      }
      case 'set-competitors': {
        const before = traces.opportunity_competitor.map(({ name }) => name)
        traces.opportunity_competitor = step.names.map(([name, latin], position) => ({
          opportunity_id: id,
          name,
          name_latin: latin,
          position,
        }))
        touch(when)
        say(
          events.competitorsSet(
            before,
            step.names.map(([name]) => name),
          ),
        )
        return
      }
      case 'set-decision-member': {
        const { contactId, role, attitude } = step
        traces.decision_chain_member.push({ opportunity_id: id, contact_id: contactId, role, attitude })
        touch(when)
        say(events.decisionMemberSet({ contactId, role, attitude }))
        return
      }
      case 'log-done':
      case 'plan': {
        const done = step.does === 'log-done'
        const activity = activityRow(step.activity, { when, by: step.by, onDate: done ? step.on : step.forDay, done })
        traces.activity.push(activity)
        meet(activity, step.activity.contacts)
        if (done) followUp(activity.on_date)
        say(events.activityLogged(loggedOf(activity)), { type: 'activity', id: activity.id })
        return
      }
      case 'finish': {
        const activity = traces.activity.find((candidate) => candidate.id === activityId(step.key))
        if (!activity) throw new Error(`nothing planned as ${step.key}`)
        const plannedOn = activity.on_date
        activity.status = 'done'
        activity.on_date = step.on
        activity.done_at = when
        activity.minutes = step.minutes ?? activity.minutes
        activity.version += 1
        followUp(step.on)
        say(events.activityFinished(plannedOn, loggedOf(activity)), { type: 'activity', id: activity.id })
        return
      }
      case 'write-note':
        say(events.noteWritten(step.text), { type: 'note', id: stableId(`note/${opening.key}/${when}`) })
        return
      case 'close': {
        const { as: outcome, reason, note, lostTo } = step
        const before = { status: row.status, winProbability: row.win_probability }
        const after = { status: outcome, winProbability: outcome === 'won' ? 100 : 0 }
        Object.assign(row, {
          status: outcome,
          win_probability: after.winProbability,
          closed_at: when,
          close_reason: reason,
          close_note: note,
          lost_to: lostTo,
        })
        touch(when)
        say(events.closed(before, { ...after, reason, note, lostTo }))
      }
    }
  }

  function touch(when: Instant): void {
    row.version += 1
    row.updated_at = when
  }

  function followUp(onDate: CalendarDate): void {
    if (row.last_activity_on === null || row.last_activity_on < onDate) row.last_activity_on = onDate
  }

  function activityId(key: string): string {
    return stableId(`activity/${opening.key}/${key}`)
  }

  function activityRow(
    activity: LoggedActivity,
    { when, by, onDate, done }: { when: Instant; by: string; onDate: CalendarDate; done: boolean },
  ): ActivityRow {
    return {
      id: activityId(activity.key),
      org_id: row.org_id,
      customer_id: row.customer_id,
      opportunity_id: id,
      person_id: personId(by),
      kind: activity.kind,
      purpose: activity.purpose,
      status: done ? 'done' : 'planned',
      on_date: onDate,
      done_at: done ? when : null,
      met_level: levels.find((level) => activity.contacts.some((contact) => contact.level === level)) ?? null,
      subject: activity.subject[0],
      subject_latin: activity.subject[1],
      minutes: activity.minutes ?? null,
      version: 1,
      created_at: when,
    }
  }

  function meet(activity: ActivityRow, contacts: readonly ContactRow[]): void {
    for (const contact of contacts) traces.activity_contact.push({ activity_id: activity.id, contact_id: contact.id })
  }
}

function loggedOf(activity: ActivityRow): events.Logged {
  if (activity.status === 'cancelled') throw new Error('a cancelled activity is not logged')
  return {
    kind: activity.kind,
    purpose: activity.purpose,
    status: activity.status,
    onDate: activity.on_date,
    subject: activity.subject,
    metLevel: activity.met_level,
    personId: activity.person_id,
  }
}

/** -1 for nothing, which is less than any limit. */
function minorUnits(amount: string | null): MinorUnits {
  return (amount === null ? null : parseMinorUnits(amount)) ?? -1n
}

/** As they were done: by day and minute, and as written within one minute. */
export function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((one, other) => compareText(one.on, other.on) || one.minute - other.minute)
}
