import { addDays } from '#lib/clock.ts'
import { workdayBefore } from './calendar.ts'
import { colleaguesIn, deputiesOf, headquartersFollower } from './colleagues.ts'
import { yuan } from './major-amount.ts'
import type { StageContext } from './stage-context.ts'
import {
  bidOpening,
  call,
  commercialMeeting,
  joinChain,
  preBidMeeting,
  settle,
  technicalTalk,
  visit,
} from './stage-deeds.ts'
import { rivalsOf } from './texts/rivals.ts'
import { subjects } from './texts/subjects.ts'

/** What is done in each stage of a product project, in order; where a gate's demand is not met, it is left out. */
export const productWork: readonly ((context: StageContext) => void)[] = [
  checkLead,
  confirmNeeds,
  discussSolution,
  prepareBid,
  bid,
  negotiate,
  sign,
]

function checkLead(context: StageContext): void {
  const { plan, random, meets, held, someone, minutes } = context
  if (random.chance(0.6)) call(context, 0.2)
  if (!meets('visit')) return
  const contact = someone(random.chance(0.5) ? 'staff' : 'manager')
  held(0.6, plan.owner, {
    kind: 'visit',
    purpose: 'relationship',
    subject: subjects.firstVisit(random, contact),
    contacts: [contact],
    minutes: minutes('visit-minutes', contact),
  })
}

function confirmNeeds(context: StageContext): void {
  const { plan, random, opening, meets, at, held, someone } = context
  if (meets('manager-visit')) visit(context, 0.35, 'manager')
  if (meets('amount') && !opening.amount) {
    at(0.5, plan.owner, { does: 'change', columns: { amount: yuan(plan.amount) } })
  }
  if (meets('sign') && !opening.expectedSignOn) {
    at(0.55, plan.owner, { does: 'change', columns: { expected_sign_on: plan.expectedSignOn } })
  }
  if (random.chance(0.4)) {
    const contact = someone('staff')
    held(0.75, plan.owner, {
      kind: 'visit',
      purpose: 'site-survey',
      subject: subjects.siteSurvey(),
      contacts: [contact],
    })
  }
}

function discussSolution(context: StageContext): void {
  const { plan, random, company, opening, meets, at } = context
  const { technical } = colleaguesIn(company)
  if (technical !== plan.owner) at(0.04, plan.owner, { does: 'add-to-team', person: technical, role: 'technical' })
  const deputy = random.pick(deputiesOf(company).filter((name) => name !== plan.owner))
  if (random.chance(0.15)) at(0.2, plan.owner, { does: 'add-to-team', person: deputy, role: 'deputy' })
  if (meets('product') && !opening.product) {
    at(0.1, plan.owner, { does: 'change', columns: { product: plan.product[0], product_latin: plan.product[1] } })
  }
  const talks = meets('technical') ? random.between(2, 3) : random.between(0, 1)
  for (let round = 1; round <= talks; round += 1) technicalTalk(context, 0.1 + 0.25 * round, round)
  if (meets('decides')) joinChain(context, 0.3, 'executive', 'decides')
  const others = context.plan.missing.includes('chain') && plan.stage === 3 ? 0 : random.between(0, 2)
  for (let place = 0; place < others; place += 1) joinChain(context, 0.5 + 0.1 * place, place ? 'staff' : 'manager')
  if (random.chance(0.6)) {
    const budget = yuan(Math.round((plan.amount * random.between(98, 112)) / 1000) * 10)
    at(0.45, plan.owner, { does: 'change', columns: { budget } })
  }
  if (random.chance(0.3)) visit(context, 0.65, 'executive')
  if (random.chance(0.5)) call(context, 0.8)
  settle(context)
}

function prepareBid(context: StageContext): void {
  const { plan, random, company, meets, at, chain } = context
  const [commercial, role] = colleaguesIn(company).commercial
  if (plan.isMajor) {
    at(0.03, plan.owner, { does: 'add-to-team', person: headquartersFollower, role: 'headquarters' })
  }
  if (commercial !== plan.owner) at(0.06, plan.owner, { does: 'add-to-team', person: commercial, role })
  if (meets('bid-date')) at(0.12, plan.owner, { does: 'change', columns: { bid_opens_on: bidOpening(context) } })
  if (meets('competitors')) {
    const names = random.shuffled(rivalsOf(company)).slice(0, random.between(1, 3))
    at(0.2, plan.owner, { does: 'set-competitors', names })
  }
  if (meets('chain') && chain.length < 2) joinChain(context, 0.25, 'manager')
  const asked = plan.isMajor ? 2 : 1
  const visits = meets('executive') ? asked : asked - 1
  for (let place = 0; place < visits; place += 1) visit(context, 0.35 + 0.25 * place, 'executive')
  if (random.chance(0.35)) technicalTalk(context, 0.5, 3)
  if (plan.isMajor ? meets('pre-bid') : random.chance(0.3)) preBidMeeting(context, 0.85)
}

function bid(context: StageContext): void {
  const { plan, random, meets, at } = context
  if (meets('tender')) {
    const year = plan.entries[4]?.slice(0, 4)
    const tender = `ZB-${year}-${String(random.between(0, 999_999)).padStart(6, '0')}`
    at(0.1, plan.owner, { does: 'change', columns: { tender_number: tender } })
  }
  if (random.chance(0.6)) call(context, 0.4)
  if (meets('commercial')) commercialMeeting(context, 0.8)
}

function negotiate(context: StageContext): void {
  const { plan, company, random, meets, at } = context
  const { legal } = colleaguesIn(company)
  at(0.05, plan.owner, { does: 'add-to-team', person: legal, role: 'legal' })
  commercialMeeting(context, 0.3)
  if (meets('executive')) visit(context, 0.55, 'executive')
  if (random.chance(0.6)) commercialMeeting(context, 0.85)
}

function sign(context: StageContext): void {
  commercialMeeting(context, 0.4)
  if (context.random.chance(0.7)) call(context, 0.75)
}

/** What is planned next: mostly the thing that is missing; on a forgotten one, something whose day has passed. */
export function planAhead({ plan, random, company, today, at, day, meets, someone }: StageContext): void {
  if (!random.chance(plan.stale ? 0.4 : 0.75)) return
  const forDay = workdayBefore(addDays(today, plan.stale ? -random.between(8, 24) : random.between(3, 14)))
  const on = day(1)
  if (!on || on >= forDay) return
  const topic = random.pick(plan.topics)
  const executive = someone('executive')
  const manager = someone('manager')
  const plan_ = (activity: Parameters<StageContext['held']>[2], by = plan.owner) =>
    at(1, by, { does: 'plan', forDay, activity: { ...activity, key: 'ahead' } })
  if (plan.stage === 3 && plan.isMajor && !meets('pre-bid')) {
    plan_({ kind: 'meeting', purpose: 'pre-bid', subject: subjects.preBidPlanned(topic), contacts: [] })
  } else if ((plan.stage === 3 || plan.stage === 5) && !meets('executive')) {
    plan_({
      kind: 'visit',
      purpose: 'relationship',
      subject: subjects.executivePlanned(executive),
      contacts: [executive],
    })
  } else if (plan.stage === 2) {
    const { technical } = colleaguesIn(company)
    plan_(
      { kind: 'meeting', purpose: 'technical', subject: subjects.technicalPlanned(topic), contacts: [manager] },
      technical,
    )
  } else if (plan.stage >= 4) {
    plan_({ kind: 'meeting', purpose: 'commercial', subject: subjects.commercial(random), contacts: [manager] })
  } else {
    plan_({
      kind: 'visit',
      purpose: 'relationship',
      subject: subjects.visitPlanned(random, manager),
      contacts: [manager],
    })
  }
}
