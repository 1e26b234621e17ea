import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { ContactRow } from '#prisma/seeds/dataset.ts'
import { type Random, randomFor } from '#prisma/seeds/random.ts'
import { workdayWithin } from './calendar.ts'
import { colleaguesIn } from './colleagues.ts'
import { engineeringWork } from './engineering-work.ts'
import { yuan } from './major-amount.ts'
import { companyKeyOf } from './organisation.ts'
import { type Asked, type Plan, stagesOf } from './plan.ts'
import { monthOfSilence } from './schedule.ts'
import type { StageContext } from './stage-context.ts'
import { planAhead, productWork } from './stage-work.ts'
import type { Opening, Step } from './step.ts'
import { endingOf, noteText } from './texts/notes.ts'
import { rivalsOf } from './texts/rivals.ts'
import { addressed } from './texts/subjects.ts'

/** An opportunity told day by day, so that it ends as planned and every gate it went through had been met. */
export function lifeOf(options: {
  plan: Plan
  number: string
  today: CalendarDate
  contacts: readonly ContactRow[]
  customerId: string
}): { opening: Opening; steps: Step[] } {
  const { plan, today, contacts } = options
  const random = randomFor(`life/${plan.key}`)
  const company = companyKeyOf(plan.department)
  const stages = stagesOf(plan.typeId)
  const work = plan.typeId === 'engineering-project' ? engineeringWork : productWork
  const opening = openingOf(options, random)
  const steps: Step[] = []
  const chain: ContactRow[] = []
  let activities = 0

  for (let stage = 0; stage <= plan.stage; stage += 1) {
    const from = plan.entries[stage]
    if (!from) throw new Error(`${plan.key} never came into stage ${stage}`)
    const until = plan.entries[stage + 1] ?? plan.closedOn ?? today
    const left = until !== today || plan.status !== 'open'
    const first = addDays(from, 1)
    const last = addDays(until, !left && plan.stale ? -monthOfSilence : -1)
    const span = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000))
    const day = (share: number) =>
      last < first ? null : workdayWithin(addDays(first, Math.round(span * share)), first, last)
    const at: StageContext['at'] = (share, by, deed) => {
      const on = day(share)
      if (on) steps.push({ ...deed, on, by, minute: deed.does === 'add-to-team' ? 525 : random.between(535, 950) })
    }
    const context: StageContext = {
      plan,
      random,
      today,
      company,
      opening,
      chain,
      at,
      day,
      meets: (what) => stage < plan.stage || plan.status !== 'open' || !plan.missing.includes(what),
      held: (share, by, activity) => {
        const on = day(share)
        if (!on) return
        activities += 1
        const logged = { ...activity, key: `${stage}/${activities}` }
        const planned = workdayWithin(addDays(on, -random.between(2, 6)), first, on)
        if (planned < on && planned >= first && random.chance(0.4)) {
          const { minutes, ...before } = logged
          steps.push({ does: 'plan', activity: before, forDay: on, on: planned, by, minute: random.between(535, 950) })
          steps.push({
            does: 'finish',
            key: logged.key,
            ...(minutes ? { minutes } : {}),
            on,
            by,
            minute: random.between(600, 950),
          })
        } else {
          steps.push({ does: 'log-done', activity: logged, on, by, minute: random.between(600, 950) })
        }
      },
      someone: (level) => random.pick(contacts.filter((contact) => contact.level === level)),
      minutes: (kind, contact) => (random.chance(0.45) ? noteText(random, kind, matter(contact)) : undefined),
    }
    work[stage]?.(context)
    writeNotes(context)
    if (plan.status === 'open' && stage === plan.stage) endOpen(context)
    leave(stage, until, context)
  }
  return { opening, steps }

  function matter(contact: ContactRow) {
    return {
      topic: random.pick(plan.topics)[0],
      contact: addressed(contact)[0],
      rival: random.pick(rivalsOf(company))[0],
      colleague: colleaguesIn(company).technical,
    }
  }

  function writeNotes({ at, someone }: StageContext): void {
    for (const share of [0.35, 0.75]) {
      if (!random.chance(0.2)) continue
      const by = random.chance(0.7) ? plan.owner : colleaguesIn(company).head
      at(share, by, { does: 'write-note', text: noteText(random, 'follow-up', matter(someone('manager'))) })
    }
  }

  function endOpen(context: StageContext): void {
    const usual = stages[plan.stage]?.winProbability ?? 0
    const drawn = plan.stage >= 2 && random.chance(0.35) ? usual + random.pick([-10, -5, 5, 10]) : usual
    const chance = Math.min(95, plan.winProbability ?? drawn)
    if (chance !== usual) {
      context.at(0.95, plan.owner, { does: 'change', columns: { win_probability: chance } })
    }
    planAhead(context)
  }

  function leave(stage: number, until: CalendarDate, { someone }: StageContext): void {
    if (stage < plan.stage) {
      const by = random.chance(0.8) ? plan.owner : colleaguesIn(company).head
      const to = stages[stage + 1]?.id ?? ''
      steps.push({ does: 'promote', to, on: until, by, minute: random.between(990, 1060) })
    } else if (plan.status !== 'open') {
      const ending = endingOf(random, plan.status, matter(someone('manager')))
      const minute = random.between(990, 1040)
      steps.push({ does: 'close', as: plan.status, ...ending, on: until, by: plan.owner, minute })
    }
  }
}

function openingOf(
  { plan, number, customerId }: { plan: Plan; number: string; customerId: string },
  random: Random,
): Opening {
  const lacks = (what: Asked) => plan.missing.includes(what)
  const early = (what: Asked, share: number) => !lacks(what) && random.chance(share)
  // The first guess keeps on its side of the limit for major ones, so that a plan's gates are known from the start.
  const guess = Math.round((plan.amount * random.between(90, 108)) / 1000) * 10
  const sided = plan.isMajor ? Math.max(9000, guess) : Math.min(8990, guess)
  const amount = plan.winProbability === null ? Math.max(200, sided) : plan.amount
  const postponed = random.chance(0.4) ? random.between(14, 50) : 0
  return {
    key: plan.key,
    number,
    typeId: plan.typeId,
    department: plan.department,
    customerId,
    owner: plan.owner,
    name: plan.name,
    product: early('product', 0.7) ? plan.product : null,
    amount: early('amount', 0.55) ? yuan(amount) : null,
    expectedSignOn: early('sign', 0.5) ? addDays(plan.expectedSignOn, -postponed) : null,
    on: plan.entries[0] ?? '',
    minute: random.between(545, 700),
  }
}
