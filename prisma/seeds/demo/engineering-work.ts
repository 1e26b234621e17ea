import { colleaguesIn, headquartersFollower } from './colleagues.ts'
import { yuan } from './major-amount.ts'
import type { StageContext } from './stage-context.ts'
import { bidOpening, call, commercialMeeting, joinChain, preBidMeeting, technicalTalk, visit } from './stage-deeds.ts'
import { rivalsOf } from './texts/rivals.ts'
import { subjects } from './texts/subjects.ts'

/** What is done in each stage of an engineering project, in order; where a gate's demand is not met, it is left out. */
export const engineeringWork: readonly ((context: StageContext) => void)[] = [
  checkOpportunity,
  studyFeasibility,
  drawConcept,
  formConsortium,
  bid,
  talkContract,
  sign,
]

function checkOpportunity(context: StageContext): void {
  const { plan, random, meets, at, held, someone, minutes } = context
  if (random.chance(0.6)) call(context, 0.2)
  if (meets('budget')) {
    const budget = yuan(Math.round((plan.amount * random.between(104, 122)) / 1000) * 10)
    at(0.5, plan.owner, { does: 'change', columns: { budget } })
  }
  if (!meets('visit')) return
  const contact = someone('manager')
  held(0.65, plan.owner, {
    kind: 'visit',
    purpose: 'site-survey',
    subject: subjects.ownerVisit(random, contact),
    contacts: [contact],
    minutes: minutes('visit-minutes', contact),
  })
}

function studyFeasibility(context: StageContext): void {
  const { plan, random, company, opening, meets, at } = context
  at(0.04, plan.owner, { does: 'add-to-team', person: colleaguesIn(company).technical, role: 'technical' })
  if (opening.amount !== yuan(plan.amount)) {
    at(0.25, plan.owner, { does: 'change', columns: { amount: yuan(plan.amount) } })
  }
  if (random.chance(0.7)) visit(context, 0.35, 'manager')
  const talks = meets('technical') ? random.between(2, 3) : random.between(0, 1)
  for (let round = 1; round <= talks; round += 1) technicalTalk(context, 0.2 + 0.2 * round, round)
  if (meets('decides')) joinChain(context, 0.5, 'executive', 'decides')
  if (random.chance(0.6)) joinChain(context, 0.65, 'manager')
  if (meets('sign') && opening.expectedSignOn !== plan.expectedSignOn) {
    at(0.75, plan.owner, { does: 'change', columns: { expected_sign_on: plan.expectedSignOn } })
  }
}

function drawConcept(context: StageContext): void {
  const { plan, random, company, opening, meets, at } = context
  const { commercial, legal } = colleaguesIn(company)
  if (meets('team')) {
    const [person, role] = commercial
    at(0.05, plan.owner, { does: 'add-to-team', person, role })
    at(0.1, plan.owner, { does: 'add-to-team', person: legal, role: 'legal' })
  }
  if (meets('product') && !opening.product) {
    at(0.2, plan.owner, { does: 'change', columns: { product: plan.product[0], product_latin: plan.product[1] } })
  }
  technicalTalk(context, 0.35, 1)
  if (random.chance(0.6)) technicalTalk(context, 0.7, 2)
  if (random.chance(0.5)) visit(context, 0.55, 'executive')
  if (random.chance(0.5)) joinChain(context, 0.8, 'staff')
}

function formConsortium(context: StageContext): void {
  const { plan, random, company, meets, at, held } = context
  if (plan.isMajor) {
    at(0.03, plan.owner, { does: 'add-to-team', person: headquartersFollower, role: 'headquarters' })
  }
  held(0.15, plan.owner, {
    kind: 'meeting',
    purpose: 'commercial',
    subject: subjects.consortium(random),
    contacts: [],
  })
  const names = random.shuffled(rivalsOf(company)).slice(0, random.between(1, 3))
  at(0.25, plan.owner, { does: 'set-competitors', names })
  const visits = meets('executive') ? 2 : random.between(0, 1)
  for (let place = 0; place < visits; place += 1) visit(context, 0.35 + 0.25 * place, 'executive')
  at(0.45, plan.owner, { does: 'change', columns: { bid_opens_on: bidOpening(context) } })
  if (meets('tender')) {
    const year = plan.entries[3]?.slice(0, 4)
    const tender = `EPC-${year}-${String(random.between(0, 9999)).padStart(4, '0')}`
    at(0.7, plan.owner, { does: 'change', columns: { tender_number: tender } })
  }
  if (meets('pre-bid')) preBidMeeting(context, 0.85)
}

function bid(context: StageContext): void {
  if (context.random.chance(0.6)) call(context, 0.4)
  commercialMeeting(context, 0.7)
}

function talkContract(context: StageContext): void {
  commercialMeeting(context, 0.25)
  visit(context, 0.5, 'executive')
  if (context.random.chance(0.6)) commercialMeeting(context, 0.8)
}

function sign(context: StageContext): void {
  commercialMeeting(context, 0.4)
}
