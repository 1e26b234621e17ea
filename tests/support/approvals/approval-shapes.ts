import fc from 'fast-check'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { firstParts, isPending, type Model, people, type Tracked } from './approval-model.ts'
import { routes } from './approval-routes.ts'
import { addTo, assign, decide, delegate, escalate, replace, type Said, type Verb, withdraw } from './approval-verbs.ts'
import { beBack, change, leave, standIn, submitAs } from './surrounding-verbs.ts'

const keys = Object.keys(people) as PersonKey[]
const keyOf = (id: string | null | undefined) => keys.find((key) => people[key] === id)
const asked: readonly PersonKey[] = [
  'manager',
  'finance',
  'head',
  'legal',
  'otherSubsidiary',
  'otherSubsidiaryRep',
  'parent',
  'hq',
  'owner',
]

/** Something that happens, of which the model says to whom and to what. */
export const shape = fc.record({
  kind: fc.constantFrom(
    ...([
      'approve',
      'approve',
      'approve',
      'approve',
      'reject',
      'send-back',
      'send-back',
      'delegate',
      'add-signer',
    ] as const),
    ...([
      'withdraw',
      'submit',
      'submit',
      'submit',
      'change',
      'change',
      'tamper',
      'escalate',
      'leave',
      'return',
    ] as const),
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
export type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

/** What can be done as things stand, in place of what cannot any more, mostly: otherwise most would be refused. */
function kindOf(model: Model, { kind, nth }: Shape): Shape['kind'] {
  const { state = 'none', tasks = [] } = model.requests.at(-1)?.request ?? {}
  if (nth % 2 && tasks.some((task) => task.holder === null && task.state === 'open')) return 'assign'
  if ((kind === 'replace' || kind === 'return') && model.inactive.size === 0) return 'leave'
  if (kind !== 'approve' || state === 'running' || nth % 8 === 0) return kind
  return state === 'approved' ? 'change' : 'submit'
}

/** What a shape means as things stand; null: nothing, as there is nobody or nothing to do it with. */
export function verbOf(model: Model, one: Shape): Verb | null {
  const { nth, other, to, step, part, where } = one
  const kind = kindOf(model, one)
  const { contractId, contract } = model
  const stale = nth % 9 === 0
  if (kind === 'submit') {
    const by =
      (['owner', 'owner', 'owner', 'owner', 'manager', 'finance', 'otherSubsidiary'] as const)[nth % 7] ?? 'owner'
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
export const beginning = fc.record({
  route: fc.nat(routes.length - 1),
  submitter: fc.constantFrom('owner' as const, 'owner' as const, 'manager' as const),
  before: fc.option(fc.array(onTheWay, { maxLength: 8 }), { freq: 9 }),
  moves: fc.nat(7).map((nth) => nth === 0),
  /** which of those who are asked has left, and whether somebody has been looked for in their place */
  gone: fc.option(fc.record({ nth: fc.nat(3), replaced: fc.boolean() }), { freq: 2 }),
  away: fc.option(fc.tuple(fc.constantFrom(...asked), fc.constantFrom(...asked)), { freq: 2 }),
})
type Beginning = typeof beginning extends fc.Arbitrary<infer T> ? T : never

/** How the sequence begins, in the model alone, with what was sent on the way. */
export function begun({ route, submitter, before, gone, away }: Beginning): { model: Model; sent: Verb[] } {
  const parts = { ...firstParts, amount: routes[route]?.amount ?? '' }
  const contract = { state: 'draft', version: 1, figures: 1, parts }
  const model: Model = { contractId: newId(), contract, requests: [], away: [], ended: new Set(), inactive: new Set() }
  const sent: Verb[] = []
  if (away && away[0] !== away[1]) model.away.push({ id: newId(), from: people[away[0]], to: people[away[1]] })
  if (!before) return { model, sent }
  submitAs(submitter, { id: newId(), contractId: model.contractId, stale: false }).foresee(model)
  for (const one of before) {
    const verb = model.requests[0]?.request.state === 'running' ? verbOf(model, one) : null
    if (!verb) continue
    verb.foresee(model)
    sent.push(verb)
  }
  const [tracked] = model.requests
  const held = tracked?.request.tasks.filter(isPending).flatMap(({ holder }) => holder ?? []) ?? []
  const leaver = gone && held[gone.nth % held.length]
  if (tracked && leaver) {
    model.inactive.add(leaver)
    if (gone.replaced) replace(tracked, leaver).foresee(model)
  }
  if (tracked) Object.assign(tracked, { events: [], told: [] })
  return { model, sent }
}
