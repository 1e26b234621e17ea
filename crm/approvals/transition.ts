import type {
  ApprovalRequest,
  ApprovalTask,
  Command,
  Decider,
  Outcome,
  PersonId,
  Refusal,
  RequestState,
  RouteStep,
  TaskCause,
} from './approval-request.ts'
import { keptSteps } from './kept-steps.ts'
import { neededOf, seatsOf } from './seats.ts'

/** What a command came to, with the request as it is afterwards: the same object when nothing has changed. */
export interface Transition {
  request: ApprovalRequest
  outcome: Outcome
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Begins a request: the first step is asked.
 * @returns the refusal when a step asks nobody, somebody twice, or whoever submits
 */
export function submit({
  submitter,
  steps,
}: {
  submitter: PersonId
  steps: readonly RouteStep[]
}): ApprovalRequest | Refusal {
  const fault = faultOf(steps, submitter)
  if (fault) return fault
  const empty = { state: 'running', submitter, steps, step: -1, round: 0, passed: [], tasks: [], answers: {} } as const
  return startNext(empty)
}

/** What somebody says with a command, by which it is known when it comes again. */
export function saidBy({ key: _, ...said }: Command): string {
  // For whom somebody stood in, or what they may, is no part of what they said: it may have ended before they say it again.
  return JSON.stringify({ ...said, standsInFor: undefined, maySubmit: undefined })
}

/**
 * All that can happen to a request for approval. Pure: whoever stores requests applies it under a lock. A command that comes again
 * under its key gets the answer that it got, and changes nothing; so does one in place of which the request was voided.
 */
export function transition(request: ApprovalRequest, command: Command): Transition {
  const { key } = command
  const digest = saidBy(command)
  const answered = Object.hasOwn(request.answers, key) ? request.answers[key] : undefined
  if (answered) {
    if ([digest, saidBy({ kind: 'void', key, instead: digest })].includes(answered.command))
      return { request, outcome: answered.outcome }
    return { request, outcome: { ok: false, refusal: 'KEY_REUSED', state: request.state } }
  }
  try {
    const next = apply(request, command)
    const outcome: Outcome = { ok: true, state: next.state }
    return { request: { ...next, answers: { ...next.answers, [key]: { command: digest, outcome } } }, outcome }
  } catch (error) {
    // A refusal is not kept: what was too early may be right when it comes again.
    if (error instanceof Refused)
      return { request, outcome: { ok: false, refusal: error.refusal, state: request.state } }
    throw error
  }
}

function apply(request: ApprovalRequest, command: Command): ApprovalRequest {
  switch (command.kind) {
    case 'approve':
      return settle(closeTask(request, heldTask(request, command), 'approved', command.by))
    case 'reject':
      needReason(command.reason)
      return settle(closeTask(request, heldTask(request, command), 'rejected', command.by))
    case 'send-back':
      return sendBack(request, command)
    case 'delegate':
      return replace(request, heldTask(request, command), command.to, 'delegated')
    case 'add-signer':
      return addSigner(request, command)
    case 'withdraw':
      if (command.by !== request.submitter && !command.maySubmit) throw new Refused('NOT_YOURS')
      if (isEnded(request)) throw new Refused('ENDED')
      return end(request, 'withdrawn')
    case 'resubmit':
      return resubmit(request, command)
    case 'void':
      if (isEnded(request) && request.state !== 'approved') throw new Refused('ENDED')
      return end(request, 'voided')
    case 'escalate':
      return replace(request, openTask(request, command.task), command.to, 'escalated')
    case 'leave':
      return leave(request, command)
    case 'assign': {
      const task = openTask(request, command.task)
      if (task.holder !== null) throw new Refused('TASK_HELD')
      return replace(request, task, command.to, 'assigned')
    }
  }
}

// What is asked

/** Why a route cannot be gone by: a step without anybody, with somebody twice, or with whoever submits. */
function faultOf(steps: readonly RouteStep[], submitter: PersonId): Refusal | null {
  if (steps.length === 0 || steps.some(({ asked }) => asked.length === 0)) return 'NOBODY_ASKED'
  if (steps.some(({ asked }) => new Set(asked).size < asked.length)) return 'ALREADY_ASKED'
  return steps.some(({ asked }) => asked.includes(submitter)) ? 'OWN_REQUEST' : null
}

/** Asks the next step that has not passed; approved when there is none. */
function startNext(request: ApprovalRequest): ApprovalRequest {
  const step = request.steps.findIndex(({ key }, at) => at > request.step && !request.passed.includes(key))
  const asked = request.steps[step]?.asked
  if (!asked) return { ...request, state: 'approved' }
  const round = request.round + 1
  const tasks = asked.map((holder, seat): ApprovalTask => {
    const number = request.tasks.length + seat + 1
    return { number, step, round, seat, position: 0, holder, cause: 'route', state: 'open' }
  })
  return { ...request, state: 'running', step, round, tasks: [...request.tasks, ...tasks] }
}

/** After a decision: the seat's next signer is asked, or the step has passed, or the request is rejected, or it waits for others. */
function settle(request: ApprovalRequest): ApprovalRequest {
  const step = request.steps[request.step] as RouteStep
  const seats = seatsOf(request)
  const approved = seats.filter((seat) => seat.every(({ state }) => state === 'approved')).length
  const rejected = seats.filter((seat) => seat.some(({ state }) => state === 'rejected')).length
  const needed = neededOf(step)
  if (rejected > 0 && (step.endsOn === 'first-rejection' || seats.length - rejected < needed)) {
    return end(request, 'rejected')
  }
  if (approved >= needed) return startNext({ ...dropOpen(request), passed: [...request.passed, step.key] })
  const [lost, next] = [new Set<ApprovalTask>(), new Set<ApprovalTask>()]
  for (const seat of seats) {
    if (seat.some(({ state }) => state === 'rejected')) for (const task of seat.filter(isPending)) lost.add(task)
    else if (!seat.some(({ state }) => state === 'open'))
      for (const task of seat.filter(isPending).slice(0, 1)) next.add(task)
  }
  return change(request, (task) => {
    if (lost.has(task)) return { ...task, state: 'dropped' }
    return next.has(task) ? { ...task, state: 'open' } : task
  })
}

// Tasks

function openTask(request: ApprovalRequest, number: number): ApprovalTask {
  if (request.state !== 'running') throw new Refused('NOT_RUNNING')
  const task = request.tasks[number - 1]
  if (!task) throw new Refused('NO_SUCH_TASK')
  if (task.state === 'waiting') throw new Refused('TASK_WAITING')
  if (task.state !== 'open') throw new Refused('TASK_CLOSED')
  return task
}

/** The open task, when it is theirs to decide: their own, or that of somebody for whom they stand in. */
function heldTask(request: ApprovalRequest, { task: number, by, standsInFor = [] }: Decider): ApprovalTask {
  const task = openTask(request, number)
  if (by === request.submitter) throw new Refused('OWN_REQUEST')
  // Whom the route asks says it for themselves, for whomever else they stand in.
  if (task.holder === by) return task
  if (standsInFor.includes(request.submitter)) throw new Refused('OWN_REQUEST')
  if (task.holder === null || !standsInFor.includes(task.holder)) throw new Refused('NOT_YOURS')
  // Who is asked in the step as well would have two voices.
  if (isAsked(request, by)) throw new Refused('ASKED_AS_WELL')
  return task
}

/** Whether somebody has a voice in the step that runs: asked now, to be asked, or heard. Nobody has two. */
export function isAsked(
  { step, round, tasks }: Pick<ApprovalRequest, 'step' | 'round' | 'tasks'>,
  person: PersonId,
): boolean {
  return tasks.some(
    (task) =>
      task.step === step &&
      task.round === round &&
      task.state !== 'passed-on' &&
      (task.holder === person || task.decidedBy === person),
  )
}

function mayBeAsked(request: ApprovalRequest, person: PersonId): void {
  if (person === request.submitter) throw new Refused('SUBMITTER_ASKED')
  if (isAsked(request, person)) throw new Refused('ALREADY_ASKED')
}

function closeTask(
  request: ApprovalRequest,
  closed: ApprovalTask,
  state: ApprovalTask['state'],
  by: PersonId,
): ApprovalRequest {
  const decided = closed.holder === by ? {} : { decidedBy: by }
  return change(request, (task) => (task === closed ? { ...task, state, ...decided } : task))
}

/** Somebody else is asked in place of whoever was. */
function replace(request: ApprovalRequest, old: ApprovalTask, to: PersonId | null, cause: TaskCause): ApprovalRequest {
  if (to !== null) mayBeAsked(request, to)
  const { step, round, seat, position, state } = old
  const task = { number: request.tasks.length + 1, step, round, seat, position, holder: to, cause, state }
  const passed = change(request, (one) => (one === old ? { ...one, state: 'passed-on' } : one))
  return { ...passed, tasks: [...passed.tasks, task] }
}

function addSigner(request: ApprovalRequest, command: Command & { kind: 'add-signer' }): ApprovalRequest {
  const own = heldTask(request, command)
  mayBeAsked(request, command.person)
  const before = command.where === 'before'
  const from = before ? own.position : own.position + 1
  const inSeat = ({ step, round, seat }: ApprovalTask) => step === own.step && round === own.round && seat === own.seat
  const moved = change(request, (task) => {
    const shifted = inSeat(task) && task.position >= from ? { ...task, position: task.position + 1 } : task
    return task === own && before ? { ...shifted, state: 'waiting' } : shifted
  })
  const signer: ApprovalTask = {
    number: request.tasks.length + 1,
    step: own.step,
    round: own.round,
    seat: own.seat,
    position: from,
    holder: command.person,
    cause: before ? 'added-before' : 'added-after',
    state: before ? 'open' : 'waiting',
  }
  return { ...moved, tasks: [...moved.tasks, signer] }
}

// Ways back and out

function sendBack(request: ApprovalRequest, command: Command & { kind: 'send-back' }): ApprovalRequest {
  const task = heldTask(request, command)
  needReason(command.reason)
  const { to } = command
  if (to !== 'submitter' && !(Number.isInteger(to) && to >= 0 && to < request.step)) throw new Refused('NO_SUCH_STEP')
  const closed = dropOpen(closeTask(request, task, 'sent-back', command.by))
  if (to === 'submitter') return { ...closed, state: 'returned' }
  const again = request.steps.slice(to).map(({ key }) => key)
  return startNext({ ...closed, step: to - 1, passed: closed.passed.filter((key) => !again.includes(key)) })
}

/** Submitted again: what has passed stays so where `keptSteps` says so. */
function resubmit(request: ApprovalRequest, command: Command & { kind: 'resubmit' }): ApprovalRequest {
  if (command.by !== request.submitter) throw new Refused('NOT_YOURS')
  if (request.state !== 'returned') throw new Refused('NOT_RETURNED')
  const { steps, changed } = command
  const fault = faultOf(steps, request.submitter)
  if (fault) throw new Refused(fault)
  const kept = keptSteps(request, { steps, changed })
  return startNext({ ...request, steps, step: -1, passed: kept.map(({ key }) => key) })
}

function leave(
  request: ApprovalRequest,
  { person, successor }: { person: PersonId; successor: PersonId | null },
): ApprovalRequest {
  return request.tasks
    .filter((task) => isPending(task) && task.holder === person)
    .reduce((left, { number }) => {
      const barred =
        successor === null || successor === person || successor === left.submitter || isAsked(left, successor)
      return replace(left, left.tasks[number - 1] as ApprovalTask, barred ? null : successor, 'succeeded')
    }, request)
}

const isEnded = ({ state }: ApprovalRequest) => state !== 'running' && state !== 'returned'

const isPending = ({ state }: ApprovalTask) => state === 'open' || state === 'waiting'

function dropOpen(request: ApprovalRequest): ApprovalRequest {
  return change(request, (task) => (isPending(task) ? { ...task, state: 'dropped' } : task))
}

function end(request: ApprovalRequest, state: RequestState): ApprovalRequest {
  return { ...dropOpen(request), state }
}

function change(request: ApprovalRequest, of: (task: ApprovalTask) => ApprovalTask): ApprovalRequest {
  return { ...request, tasks: request.tasks.map(of) }
}

function needReason(reason: string): void {
  if (reason.trim() === '') throw new Refused('REASON_MISSING')
}
