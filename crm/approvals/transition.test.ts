import { describe, expect, test } from 'vitest'
import type { ApprovalRequest, Command, RouteStep } from './approval-request.ts'
import { submit, transition } from './transition.ts'

const step = (key: string, asked: string[], rest: Partial<RouteStep> = {}): RouteStep => ({
  key,
  asked,
  passes: 'all',
  endsOn: 'first-rejection',
  keptFor: [],
  ...rest,
})

function begin(...steps: RouteStep[]): ApprovalRequest {
  const request = submit({ submitter: 'sales', steps })
  if (typeof request === 'string') throw new Error(request)
  return request
}

let keys = 0
type Said = Command extends infer C ? (C extends Command ? Omit<C, 'key'> & { key?: string } : never) : never
/** One command after the other, each accepted. */
function after(request: ApprovalRequest, ...said: Said[]): ApprovalRequest {
  return said.reduce((now, one) => {
    const { request: next, outcome } = send(now, one)
    expect(outcome).toMatchObject({ ok: true })
    return next
  }, request)
}
function send(request: ApprovalRequest, one: Said) {
  keys += 1
  return transition(request, { key: `k${keys}`, ...one } as Command)
}

const open = ({ tasks }: ApprovalRequest) =>
  tasks.flatMap(({ state, holder, number }) => (state === 'open' ? [[number, holder]] : []))

describe('a step that passes by any of three', () => {
  const asked = ['technology', 'finance', 'legal']
  const reject = (task: number): Said => ({ kind: 'reject', task, by: asked[task - 1] ?? '', reason: 'no' })

  test('case P02: is rejected when all three reject, and not before; what comes next is not asked', () => {
    const begun = begin(step('review', asked, { passes: 'any', endsOn: 'no-way-left' }), step('head', ['head']))
    const one = after(begun, reject(1))
    expect([one.state, open(one).length]).toEqual(['running', 2])
    const all = after(one, reject(2), reject(3))
    expect([all.state, all.tasks.map(({ state }) => state)]).toEqual(['rejected', ['rejected', 'rejected', 'rejected']])
  })

  test('or at the first rejection, where its route says so', () => {
    expect(after(begin(step('review', asked, { passes: 'any' })), reject(2)).state).toBe('rejected')
  })

  test('and passes with the first who approves: nobody else is asked any more', () => {
    const passed = after(begin(step('review', asked, { passes: 'any' }), step('head', ['head'])), {
      kind: 'approve',
      task: 2,
      by: 'finance',
    })
    expect(open(passed)).toEqual([[4, 'head']])
    expect(send(passed, { kind: 'approve', task: 1, by: 'technology' }).outcome).toMatchObject({
      refusal: 'TASK_CLOSED',
    })
  })
})

test('two thirds of three are two, and a half of one is one', () => {
  const approve = (task: number, by: string): Said => ({ kind: 'approve', task, by })
  const two = begin(step('board', ['a', 'b', 'c'], { passes: { share: 2 / 3 } }))
  expect(after(two, approve(1, 'a')).state).toBe('running')
  expect(after(two, approve(1, 'a'), approve(3, 'c')).state).toBe('approved')
  expect(after(begin(step('one', ['a'], { passes: { share: 0.5 } })), approve(1, 'a')).state).toBe('approved')
})

test('case P04: sent back to the first step, votes of the first round do not count, and one branch is asked', () => {
  const begun = begin(step('first', ['a']), step('both', ['b', 'c']), step('last', ['d']))
  const back = after(
    begun,
    { kind: 'approve', task: 1, by: 'a' },
    { kind: 'approve', task: 2, by: 'b' },
    { kind: 'send-back', task: 3, by: 'c', to: 0, reason: 'the price has changed' },
  )
  expect(open(back)).toEqual([[4, 'a']])
  const again = after(back, { kind: 'approve', task: 4, by: 'a' })
  expect(open(again)).toEqual([
    [5, 'b'],
    [6, 'c'],
  ])
  const done = after(again, { kind: 'approve', task: 6, by: 'c' })
  expect(open(done)).toEqual([[5, 'b']])
})

test('case P08: withdrawn, it is asked of nobody any more, and says so to whoever comes late', () => {
  const gone = after(begin(step('all', ['a', 'b', 'c'])), { kind: 'withdraw', by: 'sales' })
  expect([open(gone), gone.tasks.map(({ state }) => state)]).toEqual([[], ['dropped', 'dropped', 'dropped']])
  expect(send(gone, { kind: 'approve', task: 1, by: 'a' }).outcome).toEqual({
    ok: false,
    refusal: 'NOT_RUNNING',
    state: 'withdrawn',
  })
  expect(send(gone, { kind: 'withdraw', by: 'sales' }).outcome).toMatchObject({ refusal: 'ENDED' })
})

describe('case P10: nobody approves their own', () => {
  const begun = begin(step('head', ['head']))
  test.each([
    ['a route that asks them', () => submit({ submitter: 'head', steps: begun.steps }), 'OWN_REQUEST'],
    ['themselves', () => refusalOf({ kind: 'approve', task: 1, by: 'sales' }), 'OWN_REQUEST'],
    [
      'who stands in for them',
      () => refusalOf({ kind: 'approve', task: 1, by: 'deputy', standsInFor: ['head', 'sales'] }),
      'OWN_REQUEST',
    ],
    [
      'to whom it is delegated',
      () => refusalOf({ kind: 'delegate', task: 1, by: 'head', to: 'sales' }),
      'SUBMITTER_ASKED',
    ],
    [
      'as a signer added',
      () => refusalOf({ kind: 'add-signer', task: 1, by: 'head', person: 'sales', where: 'after' }),
      'SUBMITTER_ASKED',
    ],
  ] as const)('%s', (_, ask, refusal) => expect(ask()).toBe(refusal))
  const refusalOf = (one: Said) => {
    const { outcome } = send(begun, one)
    return outcome.ok ? null : outcome.refusal
  }
})

test('whom the route asks decides their own task, also while they stand in for whoever submitted it', () => {
  const approve = { kind: 'approve', task: 1, by: 'head', standsInFor: ['sales'] } as const
  expect(after(begin(step('head', ['head'])), approve).state).toBe('approved')
})

test('case K05: the same command again is answered alike and counts once; its key with another is refused', () => {
  const begun = begin(step('both', ['a', 'b']))
  const command = { kind: 'approve', task: 1, by: 'a', key: 'once' } as const
  const first = transition(begun, command)
  const again = transition(after(first.request, { kind: 'withdraw', by: 'sales' }), command)
  expect(again.outcome).toEqual(first.outcome)
  expect(again.request.state).toBe('withdrawn')
  expect(transition(first.request, { ...command, task: 2 }).outcome).toMatchObject({ refusal: 'KEY_REUSED' })
})

test('what somebody says for another is known again when they stand in for nobody any more', () => {
  const begun = begin(step('one', ['a', 'b']))
  const command = { kind: 'approve', key: 'k', task: 1, by: 'c' } as const
  const first = transition(begun, { ...command, standsInFor: ['a'] })
  expect(first.outcome).toEqual({ ok: true, state: 'running' })
  expect(transition(first.request, { ...command, standsInFor: [] })).toEqual(first)
})

test('signers that are added come before or after, and the seat has approved when all of them have', () => {
  const begun = begin(step('one', ['a']))
  const added = after(
    begun,
    { kind: 'add-signer', task: 1, by: 'a', person: 'before', where: 'before' },
    { kind: 'add-signer', task: 2, by: 'before', person: 'then', where: 'after' },
  )
  expect(open(added)).toEqual([[2, 'before']])
  expect(send(added, { kind: 'approve', task: 1, by: 'a' }).outcome).toMatchObject({ refusal: 'TASK_WAITING' })
  const second = after(added, { kind: 'approve', task: 2, by: 'before' })
  expect(open(second)).toEqual([[3, 'then']])
  const own = after(second, { kind: 'approve', task: 3, by: 'then' })
  expect(open(own)).toEqual([[1, 'a']])
  expect(after(own, { kind: 'approve', task: 1, by: 'a' }).state).toBe('approved')
})

test('submitted again, a step stays approved whose parts have not changed, and is asked again when one has', () => {
  const steps = [
    step('finance', ['f'], { keptFor: ['price'] }),
    step('legal', ['l'], { keptFor: ['terms'] }),
    step('head', ['h']),
  ]
  const returned = after(
    begin(...steps),
    { kind: 'approve', task: 1, by: 'f' },
    { kind: 'approve', task: 2, by: 'l' },
    { kind: 'send-back', task: 3, by: 'h', to: 'submitter', reason: 'cap the damages' },
  )
  expect([returned.state, open(returned)]).toEqual(['returned', []])
  const resubmit = (changed: string[]): Said => ({ kind: 'resubmit', by: 'sales', steps, changed })
  expect(open(after(returned, resubmit(['terms'])))).toEqual([[4, 'l']])
  expect(open(after(returned, resubmit([])))).toEqual([[4, 'h']])
  const byAll = [step('finance', ['f'], { keptFor: ['price'], passes: 'all' }), ...steps.slice(1)]
  const byAny = byAll.map((each) => ({ ...each, passes: 'any' as const }))
  const passedByOne = after(
    begin(...byAny),
    { kind: 'approve', task: 1, by: 'f' },
    { kind: 'send-back', task: 2, by: 'l', to: 'submitter', reason: 'cap the damages' },
  )
  expect(open(after(passedByOne, { kind: 'resubmit', by: 'sales', steps: byAll, changed: [] }))).toEqual([[3, 'f']])
  const byOthers = [step('finance', ['f', 'g'], { keptFor: ['price'] }), ...steps.slice(1)]
  expect(open(after(returned, { kind: 'resubmit', by: 'sales', steps: byOthers, changed: [] }))).toEqual([
    [4, 'f'],
    [5, 'g'],
  ])
  expect(send(returned, { kind: 'resubmit', by: 'f', steps, changed: [] }).outcome).toMatchObject({
    refusal: 'NOT_YOURS',
  })
})

test('what was approved and is changed is void, once', () => {
  const approved = after(begin(step('one', ['a'])), { kind: 'approve', task: 1, by: 'a' })
  const voided = after(approved, { kind: 'void' })
  expect(voided.state).toBe('voided')
  expect(send(voided, { kind: 'void' }).outcome).toMatchObject({ refusal: 'ENDED' })
  const returned = after(begin(step('one', ['a'])), {
    kind: 'send-back',
    task: 1,
    by: 'a',
    to: 'submitter',
    reason: 'wrong',
  })
  expect(after(returned, { kind: 'void' }).state).toBe('voided')
})

test('who has left is followed by whoever takes their place, or by nobody until one is assigned', () => {
  const begun = begin(step('both', ['a', 'b']))
  expect(open(after(begun, { kind: 'leave', person: 'a', successor: 'c' }))).toEqual([
    [2, 'b'],
    [3, 'c'],
  ])
  // Whoever is asked already, or has submitted it, takes nobody's place.
  const unheld = after(begun, { kind: 'leave', person: 'a', successor: 'b' })
  expect(open(unheld)).toEqual([
    [2, 'b'],
    [3, null],
  ])
  expect(open(after(unheld, { kind: 'assign', task: 3, to: 'd' }))).toEqual([
    [2, 'b'],
    [4, 'd'],
  ])
})

test('a reason of white space is none', () => {
  const begun = begin(step('one', ['a']))
  expect(send(begun, { kind: 'reject', task: 1, by: 'a', reason: ' \n' }).outcome).toMatchObject({
    refusal: 'REASON_MISSING',
  })
})
