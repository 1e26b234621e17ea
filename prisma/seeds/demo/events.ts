import type { EventType } from '#prisma/record-event.server.ts'
import type { ActivityKind, ActivityPurpose, ContactLevel } from '#prisma/seeds/dataset.ts'

/**
 * What an event says, in version 1 of its type: the same payloads as the verbs of crm/ write. Values of changed fields are
 * text, as forms carry them: money with two places, dates `YYYY-MM-DD`, numbers in digits, nothing as null.
 */
export interface Happening {
  type: EventType
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** A field of an opportunity and its value as text. */
export type Fields = Readonly<Record<string, string | null>>

export interface Opened {
  number: string
  name: string
  customerId: string
  typeId: string
  stageId: string
  ownerId: string
  isMajor: boolean
  amount: string | null
  currency: string
  winProbability: number
  expectedSignOn: string | null
  product: string | null
  orgId: string
}

export function opened(opportunity: Opened): Happening {
  return { type: 'opportunity.opened', before: null, after: { ...opportunity } }
}

/** @param becameMajor the new amount made it a major opportunity */
export function changed(before: Fields, after: Fields, becameMajor = false): Happening {
  return {
    type: 'opportunity.changed',
    before: { ...before, ...(becameMajor ? { isMajor: false } : {}) },
    after: { ...after, ...(becameMajor ? { isMajor: true } : {}) },
  }
}

export function competitorsSet(before: readonly string[], after: readonly string[]): Happening {
  return { type: 'opportunity.changed', before: { competitors: before }, after: { competitors: after } }
}

export function decisionMemberSet(member: { contactId: string; role: string; attitude: string }): Happening {
  return { type: 'opportunity.changed', before: { decisionMember: null }, after: { decisionMember: { ...member } } }
}

interface Standing {
  stageId: string
  winProbability: number
}

export function promoted(before: Standing, after: Standing): Happening {
  return { type: 'opportunity.promoted', before: { ...before }, after: { ...after } }
}

interface Ended {
  status: 'won' | 'lost'
  winProbability: number
  reason: string
  note: string
  lostTo: string | null
}

export function closed(before: { status: string; winProbability: number }, after: Ended): Happening {
  return { type: 'opportunity.closed', before: { ...before }, after: { ...after } }
}

export function teamMemberAdded(personId: string, role: string): Happening {
  return { type: 'opportunity.team-changed', before: null, after: { added: [{ personId, role }], removed: [] } }
}

export interface Logged {
  kind: ActivityKind
  purpose: ActivityPurpose
  status: 'planned' | 'done'
  onDate: string
  subject: string
  metLevel: ContactLevel | null
  personId: string
}

export function activityLogged(activity: Logged): Happening {
  return {
    type: activity.status === 'done' ? 'activity.done' : 'activity.planned',
    before: null,
    after: { ...activity },
  }
}

/** A planned activity took place, on that day or another. */
export function activityFinished(plannedOn: string, activity: Logged): Happening {
  return { type: 'activity.done', before: { status: 'planned', onDate: plannedOn }, after: { ...activity } }
}

export function noteWritten(text: string): Happening {
  return { type: 'note.written', before: null, after: { text } }
}

export interface CustomerCreated {
  name: string
  nameLatin: string
  creditCode: string | null
  industry: string
  region: string
  city: string
  keeperOrgId: string
}

export function customerCreated(customer: CustomerCreated): Happening {
  return { type: 'customer.created', before: null, after: { ...customer } }
}

export function relationshipOpened(relationship: {
  ownerId: string
  grade: string
  since: string
  orgId: string
}): Happening {
  return { type: 'relationship.opened', before: null, after: { ...relationship } }
}

export function contactAdded(contact: {
  name: string
  title: string
  level: ContactLevel
  phone: string | null
  email: string | null
  orgId: string
}): Happening {
  return { type: 'contact.added', before: null, after: { ...contact } }
}
