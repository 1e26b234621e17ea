import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { ContactRow, DecisionMemberRow } from '#prisma/seeds/dataset.ts'
import { workdayBefore } from './calendar.ts'
import { colleaguesIn, headquartersFollower } from './colleagues.ts'
import { yuan } from './major-amount.ts'
import type { StageContext } from './stage-context.ts'
import { subjects } from './texts/subjects.ts'

/** By the end of the talks, amount and date are no longer the first guesses. */
export function settle({ plan, opening, at }: StageContext): void {
  if (opening.amount && opening.amount !== yuan(plan.amount)) {
    at(0.86, plan.owner, { does: 'change', columns: { amount: yuan(plan.amount) } })
  }
  if (opening.expectedSignOn && opening.expectedSignOn !== plan.expectedSignOn) {
    at(0.9, plan.owner, { does: 'change', columns: { expected_sign_on: plan.expectedSignOn } })
  }
}

export function visit(
  { plan, random, company, held, someone, minutes }: StageContext,
  share: number,
  level: 'executive' | 'manager',
) {
  const contact = someone(level)
  const by = level === 'executive' && random.chance(0.2) ? colleaguesIn(company).head : plan.owner
  const subject =
    level === 'executive' ? subjects.executiveVisit(random, contact) : subjects.managerVisit(random, contact)
  held(share, by, {
    kind: 'visit',
    purpose: 'relationship',
    subject,
    contacts: [contact],
    minutes: minutes('visit-minutes', contact),
  })
}

export function technicalTalk(
  { plan, random, company, held, someone, minutes }: StageContext,
  share: number,
  round: number,
) {
  const contacts = [someone('manager'), someone('staff')]
  const [lead] = contacts
  held(share, colleaguesIn(company).technical, {
    kind: 'meeting',
    purpose: 'technical',
    subject: subjects.technical(random, random.pick(plan.topics), round),
    contacts,
    ...(lead ? { minutes: minutes('meeting-minutes', lead) } : {}),
  })
}

/** Ours alone: nobody of the customer takes part. */
export function preBidMeeting({ plan, random, held }: StageContext, share: number) {
  const by = plan.isMajor ? headquartersFollower : plan.owner
  const subject = subjects.preBid(random, random.pick(plan.topics))
  held(share, by, { kind: 'meeting', purpose: 'pre-bid', subject, contacts: [] })
}

export function commercialMeeting({ plan, random, held, someone, minutes }: StageContext, share: number) {
  const contact = someone('manager')
  held(share, plan.owner, {
    kind: 'meeting',
    purpose: 'commercial',
    subject: subjects.commercial(random),
    contacts: [contact],
    minutes: minutes('meeting-minutes', contact),
  })
}

export function call({ plan, random, held, someone }: StageContext, share: number) {
  const contact = someone('manager')
  held(share, plan.owner, {
    kind: 'call',
    purpose: 'relationship',
    subject: subjects.call(random),
    contacts: [contact],
  })
}

const roles: readonly DecisionMemberRow['role'][] = ['evaluates', 'influences', 'uses']

export function joinChain(
  { plan, random, at, chain, someone }: StageContext,
  share: number,
  level: ContactRow['level'],
  role: DecisionMemberRow['role'] = random.pick(roles),
) {
  const contact = someone(level)
  if (chain.includes(contact)) return
  chain.push(contact)
  const attitude = random.pick(['supports', 'supports', 'neutral', 'neutral', 'opposes', 'unknown'] as const)
  at(share, plan.owner, { does: 'set-decision-member', contactId: contact.id, role, attitude })
}

/** In the bid stage; for one that has not come so far, some weeks from now, or from the day it was lost. */
export function bidOpening({ plan, random, today }: StageContext): CalendarDate {
  const entered = plan.entries[4]
  if (entered) return workdayBefore(addDays(entered, random.between(4, 12)))
  return workdayBefore(addDays(plan.closedOn ?? today, random.between(12, 38)))
}
