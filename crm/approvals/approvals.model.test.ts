import fc from 'fast-check'
import type { ClientBase } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { propertyRuns, propertySeed } from '#tests/setup/property-runs.ts'
import { expectedOf, firstParts, type Foreseen, isPending, type Model, move, people, type Tracked } from '#tests/support/approvals/approval-model.ts'
import { routes } from '#tests/support/approvals/approval-routes.ts'
import { readActor, type Stage, setStage } from '#tests/support/approvals/approval-stage.ts'
import {
  addTo,
  assign,
  decide,
  delegate,
  escalate,
  replace,
  type Said,
  type Verb,
  withdraw,
} from '#tests/support/approvals/approval-verbs.ts'
import { beBack, change, leave, standIn, submitAs } from '#tests/support/approvals/surrounding-verbs.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

// What the pure model of approvals says, the database does: whatever people do with a contract, in whatever order, twice, late, at the
// same moment, and when a connection breaks in the middle, afterwards there lies what the model has, nothing besides and nothing less.

const connections = new Set<ClientBase>()
const owner = useTestDatabase({ onConnect: (connection) => connections.add(connection) })
let stage: Stage

beforeAll(async () => {
  stage = await setStage(owner, connections)
})

const keys = Object.keys(people) as PersonKey[]
const keyOf = (id: string | null | undefined) => keys.find((key) => people[key] === id)
const asked: readonly PersonKey[] = ['manager', 'finance', 'head', 'legal', 'otherSubsidiary', 'otherSubsidiaryRep', 'parent', 'hq', 'owner']

const shape = fc.record({
  kind: fc.constantFrom(
    ...(['approve', 'approve', 'approve', 'approve', 'reject', 'send-back', 'send-back', 'delegate', 'add-signer'] as const),
    ...(['withdraw', 'submit', 'submit', 'submit', 'change', 'change', 'tamper', 'escalate', 'leave', 'return'] as const),
    ...(['replace', 'replace', 'assign', 'assign', 'stand-in', 'stand-in', 'be-back'] as const),
  ),
  /** which of what there is to choose from; some numbers mean something that is not there any more */
  nth: fc.nat(59),
  other: fc.constantFrom(...asked),
  to: fc.constantFrom(...asked),
  where: fc.constantFrom('before' as const, 'after' as const),
  step: fc.oneof(fc.constant('submitter' as const), fc.nat(2)),
  part: fc.constantFrom('amount' as const, 'amount' as const, 'name' as const, 'parties' as const, 'delivery' as const),
  how: fc.constantFrom(...(['once', 'once', 'once', 'once', 'twice', 'at-once', 'cut-off'] as const)),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

interface Real {
  /** in order, for whoever sends something again */
  sent: Verb[]
}

/** What can be done as things stand, in place of what cannot any more, mostly: otherwise most would be refused. */
function kindOf(model: Model, { kind, nth }: Shape): Shape['kind'] {
  const { state = 'none', tasks = [] } = model.requests.at(-1)?.request ?? {}
  if (nth % 2 && tasks.some((task) => task.holder === null && task.state === 'open')) return 'assign'
  if ((kind === 'replace' || kind === 'return') && model.inactive.size === 0) return 'leave'
  if (kind !== 'approve' || state === 'running' || nth % 8 === 0) return kind
  return state === 'approved' ? 'change' : 'submit'
}

/** What a shape means as things stand; null: nothing, as there is nobody or nothing to do it with. */
function verbOf(model: Model, one: Shape): Verb | null {
  const { nth, other, to, step, part, where } = one
  const kind = kindOf(model, one)
  const { contractId, contract } = model
  const stale = nth % 9 === 0
  if (kind === 'submit') {
    const by = (['owner', 'owner', 'owner', 'owner', 'manager', 'finance', 'otherSubsidiary'] as const)[nth % 7] ?? 'owner'
    return submitAs(by, { id: newId(), contractId, stale })
  }
  if (kind === 'change') {
    const parts = { ...contract.parts, ...partOf(part, nth) }
    return change(nth % 4 ? 'owner' : 'manager', { contractId, version: contract.version - (stale ? 1 : 0), parts })
  }
  if (kind === 'stand-in') return standIn(other, { id: newId(), to })
  if (kind === 'be-back') {
    const away = model.away[nth % model.away.length]
    return away ? beBack(stale ? other : (keyOf(nth % 2 ? away.from : away.to) ?? other), away.id) : null
  }
  // Of whoever asks for it by an old link the request is one that has ended.
  const tracked = stale ? model.requests[0] : model.requests.at(-1)
  if (kind === 'return') {
    const [gone] = model.inactive
    return gone ? leave(gone, true) : null
  }
  if (!tracked) return null
  const task = taskOf(tracked, nth)
  const holder = tracked.request.tasks[task - 1]?.holder
  if (kind === 'leave') return holder ? leave(holder, false) : null
  if (kind === 'replace') {
    const gone = [...model.inactive][nth % Math.max(model.inactive.size, 1)]
    return gone ? replace(tracked, gone) : null
  }
  if (kind === 'escalate') return escalate(tracked, task)
  const on = { tracked, by: deciderOf(model, holder, one), key: newId(), task }
  const said = (decision: Said['decision'], opinion: string | null) => decide(on, { decision, to: step, opinion })
  switch (kind) {
    case 'approve':
      return said(kind, null)
    case 'reject':
      return said(kind, nth % 7 === 0 ? ' ' : 'no')
    case 'send-back':
      return said(kind, nth % 7 === 0 ? null : 'wrong')
    case 'delegate':
      return delegate(on, to)
    case 'add-signer':
      return addTo(on, to, where)
    case 'withdraw':
      // Ends are rare, or nothing else would be seen.
      return withdraw({ ...on, by: nth % 3 === 0 ? (keyOf(tracked.request.submitter) ?? 'owner') : other })
    case 'assign': {
      const nobodys = tracked.request.tasks.find((each) => each.holder === null && isPending(each))
      return assign({ ...on, by: nth % 8 ? 'admin' : other, task: nobodys?.number ?? task }, to)
    }
    default:
      return null
  }
}

function partOf(part: Shape['part'], nth: number) {
  if (part === 'amount') return { amount: routes[nth % routes.length]?.amount ?? '' }
  return { [part]: part === 'delivery' ? `2027-02-0${1 + (nth % 3)}` : `${part} ${nth % 3}` }
}

/** A task that is open, mostly, and any number besides: of a closed one, and of none. */
function taskOf({ request: { tasks } }: Tracked, nth: number): number {
  const open = tasks.filter(({ state }) => state === 'open')
  return nth % 5 === 0 ? 1 + (nth % 7) : (open[nth % Math.max(open.length, 1)]?.number ?? 1 + (nth % 7))
}

/** Whoever has the task, mostly; or somebody who stands in for them, or anybody. */
function deciderOf({ away }: Model, holder: string | null | undefined, { nth, other }: Shape): PersonKey {
  if (nth % 6 === 0) return other
  const standIn = away.find(({ from }) => from === holder)
  return keyOf(nth % 2 && standIn ? standIn.to : holder) ?? other
}

class Do implements fc.AsyncCommand<Model, Real> {
  readonly one: Shape
  constructor(one: Shape) {
    this.one = one
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    if (this.one.kind === 'tamper') return tamper(model, this.one.nth % 9)
    const verb = verbOf(model, this.one)
    if (!verb) return
    real.sent.push(verb)
    const { how } = this.one
    if (how === 'cut-off') await cutOff(model, verb)
    if (how === 'at-once' && !(verb.by && model.inactive.has(people[verb.by]))) {
      const both = await Promise.all([perform(model, verb), perform(model, verb)])
      expect(new Set(both.map((one) => JSON.stringify(one)))).toEqual(
        new Set([verb.foresee(model), verb.foresee(model)].map((one) => JSON.stringify(one))),
      )
      await compare(model)
    } else for (let times = how === 'twice' ? 2 : 1; times > 0; times -= 1) await meet(model, verb)
  }
  toString = () => JSON.stringify(this.one)
}

/** Something that was sent is sent again, much later. */
class Again implements fc.AsyncCommand<Model, Real> {
  readonly nth: number
  constructor(nth: number) {
    this.nth = nth
  }
  check = () => true
  async run(model: Model, { sent }: Real): Promise<void> {
    const verb = sent[this.nth % Math.max(sent.length, 1)]
    if (verb) await meet(model, verb)
  }
  toString = () => `again ${this.nth}`
}

/** Behind the back of every verb. */
async function tamper(model: Model, nth: number): Promise<void> {
  const delivery = `2027-03-${10 + nth}`
  if (delivery === model.contract.parts.delivery) return
  await owner.query('UPDATE contract SET deliver_on = $2 WHERE id = $1', [model.contractId, delivery])
  move(model, { delivery })
  await compare(model)
}

const seen = new Map<string, number>()
const count = (word: string) => seen.set(word, (seen.get(word) ?? 0) + 1)

async function meet(model: Model, verb: Verb): Promise<void> {
  const came = await perform(model, verb)
  expect(came).toEqual(verb.by !== null && model.inactive.has(people[verb.by]) ? leaver : verb.foresee(model))
  if ('refuses' in came) count(came.refuses)
  await compare(model)
}

const leaver: Foreseen = { refuses: 'no actor' }

async function perform(model: Model, { by, run }: Verb): Promise<Foreseen> {
  if (by !== null && model.inactive.has(people[by])) {
    expect(await readActor(people[by])).toBeNull()
    return leaver
  }
  const actor = by === null ? approvalActor : await stage.actorOf(by)
  return withActor(actor, (tx) => run({ tx, actor })).then(
    (returns) => ({ returns }),
    (error) => {
      if (!(error instanceof AppError)) throw error
      return { refuses: String(error.details?.key ?? error.code) }
    },
  )
}

/** Whatever a broken connection has left undone is not there. */
async function cutOff(model: Model, { by, run }: Verb): Promise<void> {
  if (by !== null && model.inactive.has(people[by])) return
  await stage.cutOff(by === null ? approvalActor : await stage.actorOf(by), run)
  await compare(model)
  count('cut-off')
}

interface Looked {
  contract: unknown
  requests: { answers: { key: string; kind: string }[]; events: string[]; told: string[] }[]
}

/** What has no order is compared without; an approval that a change has voided is under a key of nobody's. */
function sorted({ contract, requests }: Looked) {
  const answered = ({ key, ...answer }: { key: string; kind: string }) =>
    JSON.stringify([answer.kind === 'void' ? '' : key, answer], null, 1)
  return {
    contract,
    requests: requests.map(({ answers, events, told, ...rest }) => ({
      ...rest,
      answers: answers.map(answered).sort(),
      events: [...events].sort(),
      told: [...told].sort(),
    })),
  }
}

async function compare(model: Model): Promise<void> {
  expect(sorted((await stage.look(model.contractId)) as Looked)).toEqual(sorted(expectedOf(model) as Looked))
}

const runs = propertyRuns(500)

/** What happens on the way is only reckoned, which costs nothing; the rest the database has to do. */
const onTheWay = fc
  .tuple(
    shape,
    fc.constantFrom(
      ...(['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve'] as const),
      ...(['reject', 'send-back', 'delegate', 'add-signer', 'escalate'] as const),
    ),
  )
  .map(([one, kind]): Shape => ({ ...one, kind }))

/** How a sequence begins: with a draft, or with a request that has come some of its way. */
const beginning = fc.record({
  route: fc.nat(routes.length - 1),
  submitter: fc.constantFrom('owner' as const, 'owner' as const, 'manager' as const),
  before: fc.option(fc.array(onTheWay, { maxLength: 8 }), { freq: 9 }),
  moves: fc.nat(7).map((nth) => nth === 0),
  /** which of those who are asked has left, and whether somebody has been looked for in their place */
  gone: fc.option(fc.record({ nth: fc.nat(3), replaced: fc.boolean() }), { freq: 2 }),
  away: fc.option(fc.tuple(fc.constantFrom(...asked), fc.constantFrom(...asked)), { freq: 2 }),
})
type Beginning = typeof beginning extends fc.Arbitrary<infer T> ? T : never

function begun({ route, submitter, before, gone, away }: Beginning): { model: Model; real: Real } {
  const parts = { ...firstParts, amount: routes[route]?.amount ?? '' }
  const contract = { state: 'draft', version: 1, figures: 1, parts }
  const model: Model = { contractId: newId(), contract, requests: [], away: [], ended: new Set(), inactive: new Set() }
  const real: Real = { sent: [] }
  if (away && away[0] !== away[1]) model.away.push({ id: newId(), from: people[away[0]], to: people[away[1]] })
  if (!before) return { model, real }
  submitAs(submitter, { id: newId(), contractId: model.contractId, stale: false }).foresee(model)
  for (const one of before) {
    const verb = model.requests[0]?.request.state === 'running' ? verbOf(model, one) : null
    if (!verb) continue
    verb.foresee(model)
    real.sent.push(verb)
  }
  const [tracked] = model.requests
  const held = tracked?.request.tasks.filter(isPending).flatMap(({ holder }) => holder ?? []) ?? []
  const leaver = gone && held[gone.nth % held.length]
  if (tracked && leaver) {
    model.inactive.add(leaver)
    if (gone.replaced) replace(tracked, leaver).foresee(model)
  }
  if (tracked) Object.assign(tracked, { events: [], told: [] })
  return { model, real }
}

const words = [
  ...['running', 'returned', 'approved', 'rejected', 'withdrawn', 'voided'],
  ...['delegated', 'escalated', 'succeeded', 'assigned', 'added-before', 'added-after', 'for-another'],
  ...['cut-off', 'resubmitted', 'no actor', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'form.unknown', 'contract.inApproval'],
  ...['asked', 'moved', 'nobody', 'approved', 'withdrawn', 'TASK_CLOSED', 'NOT_YOURS', 'OWN_REQUEST'].map(
    (word) => `approval.${word}`,
  ),
]

test(
  `${runs} sequences on the database come to what the pure model says`,
  async () => {
    const step = shape.map((one) => new Do(one))
    const steps = fc.commands([step, step, step, fc.nat(30).map((nth) => new Again(nth))], { maxCommands: 5 })
    await fc.assert(
      fc.asyncProperty(beginning, steps, async (one, sequence) => {
        const { model, real } = begun(one)
        await stage.lay(model)
        await compare(model)
        if (one.moves) await tamper(model, 9)
        await fc.asyncModelRun(() => ({ model, real }), sequence)
        for (const tracked of model.requests) {
          const { request } = tracked
          count(request.state)
          if (tracked.grounds > 1) count('resubmitted')
          for (const { cause, decidedBy } of request.tasks) count(decidedBy ? 'for-another' : cause)
        }
      }),
      { numRuns: runs, seed: propertySeed },
    )
    // Every end, every way of being asked and every refusal comes up, or the sequences prove nothing.
    for (const word of words) expect([word, (seen.get(word) ?? 0) >= runs / 500]).toEqual([word, true])
  },
  30 * 60_000,
)
