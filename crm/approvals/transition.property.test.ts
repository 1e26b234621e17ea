import fc from 'fast-check'
import { expect, test } from 'vitest'
import { propertySeed } from '#tests/setup/property-runs.ts'
import type { ApprovalRequest, ApprovalTask, Command, PersonId, RouteStep } from './approval-request.ts'
import { neededOf, seatsOf } from './seats.ts'
import { submit, transition } from './transition.ts'

// Whatever people do, in whatever order, twice, late and across restarts: no task is lost, no voice counts twice, and there is one end.

const people = ['an', 'bo', 'cheng', 'ding', 'e', 'fang', 'ge'] as const
const submitter: PersonId = 'zhou'
const person = fc.constantFrom<PersonId>(...people, submitter)
const ends = ['approved', 'rejected', 'withdrawn', 'voided']

const passes = fc.oneof(
  fc.constantFrom('all' as const, 'any' as const),
  fc.double({ min: 0.01, max: 1, noNaN: true }).map((share) => ({ share })),
)
const route: fc.Arbitrary<RouteStep[]> = fc
  .array(
    fc.record({
      asked: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 3 }),
      passes,
      endsOn: fc.constantFrom('first-rejection' as const, 'no-way-left' as const),
      keptFor: fc.subarray(['price', 'terms']),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => steps.map((step, at) => ({ key: `s${at}`, ...step })))

/** What the test knows beside the request itself. */
interface Model {
  /** how often a command of each kind was accepted on a task, by its number */
  decided: Map<number, string[]>
  sent: { command: Command; outcome: unknown }[]
}
interface Real {
  request: ApprovalRequest
}

const isPending = ({ state }: ApprovalTask) => state === 'open' || state === 'waiting'
const isClosed = (task: ApprovalTask) => !isPending(task)

/** What holds of every request, whenever it is looked at. */
function expectSound(request: ApprovalRequest, { decided }: Model): void {
  const { state, tasks, step, round, steps } = request
  const pending = tasks.filter(isPending)
  // No task is left behind, and none is missing.
  if (state === 'running') expect(pending.some((task) => task.state === 'open')).toBe(true)
  else expect(pending).toEqual([])
  expect(pending.every((task) => task.step === step && task.round === round)).toBe(true)
  // Nobody is asked for their own, nor has two voices in one round of a step.
  expect(tasks.some(({ holder, decidedBy }) => holder === submitter || decidedBy === submitter)).toBe(false)
  const voices = tasks
    .filter((task) => task.step === step && task.round === round && task.state !== 'passed-on')
    .flatMap(({ holder, decidedBy }) => [decidedBy ?? holder].filter((one) => one !== null))
  expect(new Set(voices).size).toBe(voices.length)
  // Each vote was given once, by a command that was accepted.
  for (const task of tasks) {
    const votes = decided.get(task.number) ?? []
    if (['approved', 'rejected', 'sent-back'].includes(task.state)) expect(votes).toEqual([task.state])
    else expect(votes).toEqual([])
  }
  expect(tasks.map(({ number }) => number)).toEqual(tasks.map((_, at) => at + 1))
  if (state === 'approved') for (const one of steps) expectPassed(request, one)
  if (state === 'running') expectUndecided(request)
}

/** A step has passed by the votes of the last round in which it was asked; none of an earlier one counts. */
function expectPassed(request: ApprovalRequest, one: RouteStep): void {
  expect(request.passed).toContain(one.key)
  const at = request.steps.indexOf(one)
  const last = Math.max(...request.tasks.filter(({ step }) => step === at).map(({ round }) => round))
  // Kept from before, of another route, it may never have been asked in this one.
  if (last === Number.NEGATIVE_INFINITY) return
  const seats = seatsOf({ ...request, step: at, round: last })
  const yes = seats.filter((seat) => seat.length > 0 && seat.every(({ state }) => state === 'approved'))
  expect(yes.length).toBeGreaterThanOrEqual(neededOf(one))
}

/** A step that runs can still pass and has not, and no seat waits for nobody. */
function expectUndecided(request: ApprovalRequest): void {
  const step = request.steps[request.step] as RouteStep
  const seats = seatsOf(request)
  const yes = seats.filter((seat) => seat.every(({ state }) => state === 'approved')).length
  const no = seats.filter((seat) => seat.some(({ state }) => state === 'rejected'))
  expect(yes).toBeLessThan(neededOf(step))
  expect(seats.length - no.length).toBeGreaterThanOrEqual(neededOf(step))
  if (step.endsOn === 'first-rejection') expect(no).toEqual([])
  for (const seat of seats) {
    expect(seat.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1)
    if (seat.some(({ state }) => state === 'waiting')) expect(seat.some(({ state }) => state === 'open')).toBe(true)
  }
}

/** What was, is: a closed task stays as it was closed, and an end stays the end, but for what is approved and then voided. */
function expectKept(before: ApprovalRequest, after: ApprovalRequest): void {
  for (const [at, task] of before.tasks.entries()) {
    const { position, ...now } = after.tasks[at] as ApprovalTask
    const { position: _, ...was } = task
    if (isClosed(task)) expect(now).toEqual(was)
    else expect({ ...now, state: 0, decidedBy: 0 }).toEqual({ ...was, state: 0, decidedBy: 0 })
  }
  if (ends.includes(before.state) && after.state !== before.state) {
    expect([before.state, after.state]).toEqual(['approved', 'voided'])
  }
}

class Send implements fc.Command<Model, Real> {
  readonly make: (request: ApprovalRequest) => Command
  readonly times: number
  constructor(make: (request: ApprovalRequest) => Command, times: number) {
    this.make = make
    this.times = times
  }
  check = () => true
  run(model: Model, real: Real): void {
    const command = this.make(real.request)
    const before = real.request
    const { request, outcome } = transition(before, command)
    real.request = request
    if (!outcome.ok) expect(request).toBe(before)
    else if ('task' in command) {
      const vote = { approve: 'approved', reject: 'rejected', 'send-back': 'sent-back' }[command.kind as string]
      if (vote) model.decided.set(command.task, [...(model.decided.get(command.task) ?? []), vote])
    }
    // Who has left has nothing left, whatever is known of their successor; a step that is asked again is asked.
    if (command.kind === 'leave') {
      expect(outcome.ok).toBe(true)
      expect(request.tasks.some((task) => isPending(task) && task.holder === command.person)).toBe(false)
    }
    if (command.kind === 'send-back' && outcome.ok && command.to !== 'submitter') expect(request.step).toBe(command.to)
    expectKept(before, request)
    expectSound(request, model)
    model.sent.push({ command, outcome })
    for (let nth = 1; nth < this.times; nth += 1) expectSame(real, { command, outcome })
  }
  toString = () => 'send'
}

/** A command that was accepted is answered the same, however late it comes again, and changes nothing. */
function expectSame(real: Real, { command, outcome }: Model['sent'][number]): void {
  if (!(outcome as { ok: boolean }).ok) return
  const again = transition(real.request, command)
  expect(again.request).toBe(real.request)
  expect(again.outcome).toEqual(outcome)
}

class Replay implements fc.Command<Model, Real> {
  readonly nth: number
  constructor(nth: number) {
    this.nth = nth
  }
  check = ({ sent }: Readonly<Model>) => sent.length > 0
  run(model: Model, real: Real): void {
    const one = model.sent[this.nth % model.sent.length]
    if (one) expectSame(real, one)
  }
  toString = () => `replay ${this.nth}`
}

class Restart implements fc.Command<Model, Real> {
  check = () => true
  run(_model: Model, real: Real): void {
    real.request = JSON.parse(JSON.stringify(real.request)) as ApprovalRequest
  }
  toString = () => 'restart'
}

let keys = 0
function newKey(): string {
  keys += 1
  return `k${keys}`
}

/** A task that is open, mostly, and any number besides: of a closed one, and of none. */
function taskOf({ tasks }: ApprovalRequest, nth: number): number {
  const open = tasks.filter(({ state }) => state === 'open')
  return nth % 5 === 0 ? nth : (open[nth % Math.max(open.length, 1)]?.number ?? nth)
}

/** Whoever has the task, mostly. */
function actorOf(request: ApprovalRequest, task: number, other: PersonId, nth: number): PersonId {
  return nth % 6 === 0 ? other : (request.tasks[task - 1]?.holder ?? other)
}

const shape = fc.record({
  kind: fc.constantFrom(
    ...(['approve', 'approve', 'approve', 'reject', 'send-back', 'delegate', 'add-signer', 'withdraw'] as const),
    ...(['resubmit', 'resubmit', 'void', 'escalate', 'leave', 'leave', 'assign', 'assign'] as const),
  ),
  nth: fc.nat(29),
  other: person,
  to: person,
  stands: fc.subarray([...people, submitter], { maxLength: 2 }),
  where: fc.constantFrom('before' as const, 'after' as const),
  step: fc.oneof(fc.constant('submitter' as const), fc.nat(3)),
  steps: route,
  changed: fc.subarray(['price', 'terms']),
  nobody: fc.boolean(),
})

function commandOf(request: ApprovalRequest, one: typeof shape extends fc.Arbitrary<infer T> ? T : never): Command {
  const { kind, nth, other, to, stands, where, step, steps, changed, nobody } = one
  const key = newKey()
  const task = taskOf(request, nth)
  const by = actorOf(request, task, other, nth)
  const decider = { key, task, by, ...(nth % 4 === 0 ? { standsInFor: stands } : {}) }
  switch (kind) {
    case 'approve':
      return { kind, ...decider }
    case 'reject':
      return { kind, ...decider, reason: nth % 7 === 0 ? ' ' : 'no' }
    case 'send-back':
      return { kind, ...decider, to: step, reason: 'wrong' }
    case 'delegate':
      return { kind, ...decider, to }
    case 'add-signer':
      return { kind, ...decider, person: to, where }
    case 'withdraw':
      // Ends are rare, or nothing else would be seen.
      return { kind, key, by: nth % 5 === 0 ? submitter : other }
    case 'resubmit':
      return { kind, key, by: nth % 9 === 0 ? other : submitter, steps: nth % 2 ? steps : request.steps, changed }
    case 'void':
      return nth % 5 === 0 ? { kind, key } : { kind: 'approve', ...decider }
    case 'escalate':
      return { kind, key, task, to: nobody ? null : to }
    case 'leave':
      return { kind, key, person: actorOf(request, task, other, nth), successor: nobody ? null : to }
    case 'assign':
      return { kind, key, task: request.tasks.find((one) => one.holder === null && isPending(one))?.number ?? task, to }
  }
}

const commands = fc.commands(
  [
    fc
      .tuple(shape, fc.constantFrom(1, 1, 2))
      .map(([one, times]) => new Send((request) => commandOf(request, one), times)),
    fc.nat(50).map((nth) => new Replay(nth)),
    fc.constant(new Restart()),
  ],
  { maxCommands: 20 },
)

const runs = 50_000

test(
  `${runs} sequences of what people do keep every request whole`,
  () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(route, commands, (steps, sequence) => {
        const request = submit({ submitter, steps })
        if (typeof request === 'string') throw new Error(request)
        const real: Real = { request }
        const model: Model = { decided: new Map(), sent: [] }
        fc.modelRun(() => ({ model, real }), sequence)
        seen.set(real.request.state, (seen.get(real.request.state) ?? 0) + 1)
        for (const { cause } of real.request.tasks) seen.set(cause, (seen.get(cause) ?? 0) + 1)
      }),
      { numRuns: runs, seed: propertySeed },
    )
    // Every end and every way of being asked comes up, or the sequences prove nothing.
    const all = [
      'running',
      'returned',
      ...ends,
      'delegated',
      'escalated',
      'succeeded',
      'assigned',
      'added-before',
      'added-after',
    ]
    for (const one of all) expect([one, (seen.get(one) ?? 0) > runs / 500]).toEqual([one, true])
  },
  10 * 60_000,
)
