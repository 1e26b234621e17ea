import type {
  ApprovalRequest,
  ApprovalTask,
  Command,
  Outcome,
  PersonId,
  RequestState,
  RouteStep,
} from '#crm/approvals/approval-request.ts'
import { submit, transition } from '#crm/approvals/transition.ts'
import { aGroup, type PersonKey } from '#tests/factories/a-group.ts'
import { routes } from './approval-routes.ts'

/** Ids are the same in every database. */
export const { people } = aGroup()

/** What of a contract is approved, by the names that routes know the parts by. */
export interface Parts {
  amount: string
  name: string
  parties: string
  delivery: string
}

/** A request, as the pure model has it, with what must have come of it. */
export interface Tracked {
  id: string
  request: Omit<ApprovalRequest, 'steps'> & { steps: readonly ModelStep[] }
  version: number
  figures: number
  parts: Parts
  grounds: number
  /** what its submitter had seen each time they sent it, by the key that they gave it */
  sent: Record<string, string>
  events: string[]
  told: string[]
}

type ModelStep = RouteStep & { escalateTo: PersonId | null }

/** What the database must hold of one contract, and who can act at present. */
export interface Model {
  contractId: string
  contract: { state: string; version: number; figures: number; parts: Parts }
  requests: Tracked[]
  away: { id: string; from: PersonId; to: PersonId }[]
  ended: Set<string>
  inactive: Set<PersonId>
}

/** What a verb has to come to: what it returns, or by which word it refuses. */
export type Foreseen = { returns: unknown } | { refuses: string }

export const firstParts = { name: '合同', parties: '晋岳', delivery: '2027-01-01' }
export const isClosed = (state: RequestState) => state !== 'running' && state !== 'returned'
export const isPending = ({ state }: ApprovalTask) => state === 'open' || state === 'waiting'

export function standsInFor({ away }: Model, person: PersonId): PersonId[] {
  return away.filter(({ to }) => to === person).map(({ from }) => from)
}

/** By their place in the organisation these see every contract of it; all others by what they were asked. */
const seeing: readonly PersonKey[] = ['owner', 'manager', 'head', 'finance', 'hq', 'legal', 'admin']

export function sees(model: Model, { request }: Tracked, person: PersonId): boolean {
  if (person === request.submitter || seeing.some((key) => people[key] === person)) return true
  const absent = standsInFor(model, person)
  return request.tasks.some(
    (task) => task.holder !== null && (task.holder === person || (isPending(task) && absent.includes(task.holder))),
  )
}

/** The steps of the route for an amount, as they find people now; null when somebody is missing. */
export function stepsFor(model: Model, submitter: PersonId): ModelStep[] | null {
  const isThere = (person: PersonId) => person !== submitter && !model.inactive.has(person)
  const steps = routes.find(({ amount }) => amount === model.contract.parts.amount)?.steps ?? []
  const found = steps.map(({ asks, escalates, ...step }): ModelStep | null => {
    const asked = asks.map((key) =>
      isThere(people[key]) ? people[key] : escalates && isThere(people.hq) ? people.hq : null,
    )
    if (asked.includes(null)) return null
    const each = [...new Set(asked as PersonId[])]
    return {
      ...step,
      asked: each,
      escalateTo: escalates && isThere(people.hq) && !each.includes(people.hq) ? people.hq : null,
    }
  })
  return found.includes(null) ? null : (found as ModelStep[])
}

export function begin(
  model: Model,
  { id, submitter, steps }: { id: string; submitter: PersonId; steps: ModelStep[] },
): void {
  const request = submit({ submitter, steps })
  if (typeof request === 'string') throw new Error(request)
  const { figures, parts } = model.contract
  const told = request.tasks.flatMap((task) => toldOf(model, request as Tracked['request'], task, 1))
  const events = [`approval.submitted ${submitter}`]
  model.requests.push({
    id,
    request: request as Tracked['request'],
    version: 1,
    figures,
    parts,
    grounds: 1,
    sent: { [id]: seenBy(model, submitter) },
    events,
    told,
  })
  model.contract.state = 'in-approval'
}

/** What somebody sees of the contract before they submit it: who would be asked, and whoever sees its costs by the count of changes. */
export function seenBy(model: Model, submitter: PersonId): string {
  const { figures, parts } = model.contract
  const steps = stepsFor(model, submitter)
  const of = submitter === people.manager ? figures : parts
  return JSON.stringify([of, steps ? steps.map(({ key, asked }) => [key, asked]) : null])
}

/** What a command comes to, and what has come of it. @param by null: by the clock */
export function carry(model: Model, tracked: Tracked, command: Command, by: PersonId | null): Outcome {
  const before = tracked.request
  const { request, outcome } = transition(before, command)
  if (!outcome.ok || request === before) return outcome
  tracked.request = request as Tracked['request']
  tracked.version += 1
  tracked.events.push(`${eventOf(command)} ${by ?? '-'}`)
  for (const task of request.tasks) {
    if (task.state === 'open' && before.tasks[task.number - 1]?.state !== 'open')
      tracked.told.push(...toldOf(model, tracked.request, task, tracked.version))
  }
  if (request.state === before.state) return outcome
  if (request.state !== 'running' && request.submitter !== by)
    tracked.told.push(`${request.submitter} 0 ${tracked.version}`)
  const becomes = { running: 'in-approval', approved: 'approved' } as Record<string, string>
  model.contract.state = becomes[request.state] ?? 'draft'
  return outcome
}

/** Who is told of a task: its holder, whoever stands in for them and may decide it, and of a task without anybody the administrator. */
function toldOf(model: Model, request: Tracked['request'], task: ApprovalTask, version: number): string[] {
  const { holder, number } = task
  if (holder === null) return [`${people.admin} ${number} ${version}`]
  const standIn = model.away.find(({ from }) => from === holder)?.to
  const hasVoice = (person: PersonId) =>
    request.tasks.some(
      (one) =>
        one.step === task.step &&
        one.round === task.round &&
        one.state !== 'passed-on' &&
        (one.holder === person || one.decidedBy === person),
    )
  const mayDecide =
    standIn !== undefined &&
    !model.inactive.has(standIn) &&
    standIn !== request.submitter &&
    !standsInFor(model, standIn).includes(request.submitter) &&
    !hasVoice(standIn)
  return [holder, ...(mayDecide ? [standIn] : [])].map((person) => `${person} ${number} ${version}`)
}

function eventOf({ kind }: Command): string {
  if (kind === 'approve' || kind === 'reject' || kind === 'send-back') return 'approval.decided'
  if (kind === 'withdraw') return 'approval.withdrawn'
  if (kind === 'resubmit') return 'approval.resubmitted'
  return kind === 'void' ? 'approval.voided' : 'approval.handed-on'
}

/** The word by which a refusal comes out. */
export function foreseen(outcome: Outcome, returns: unknown): Foreseen {
  if (outcome.ok) return { returns }
  const { refusal, state } = outcome
  return { refuses: `approval.${refusal === 'NOT_RUNNING' || refusal === 'ENDED' ? state : refusal}` }
}

/** A change of the parts of a contract that somebody approves. */
export function move({ contract }: Model, parts: Partial<Parts>): void {
  contract.parts = { ...contract.parts, ...parts }
  contract.figures += 1
}

export function changedSince({ contract }: Model, { parts }: Tracked): string[] {
  return (Object.keys(parts) as (keyof Parts)[]).filter((part) => parts[part] !== contract.parts[part]).sort()
}

/** What the database must say, in the words of `Stage.look`. */
export function expectedOf({ contract, requests }: Model) {
  return {
    contract: { state: contract.state, version: contract.version, figures: contract.figures },
    requests: requests.map(({ id, request, version, figures, grounds, events, told }) => ({
      id,
      state: request.state,
      step: request.step,
      round: request.round,
      passed: request.passed,
      version,
      figures,
      closed: isClosed(request.state),
      grounds,
      steps: request.steps.map(({ key, asked, escalateTo }) => ({ key, asked, escalateTo })),
      tasks: request.tasks.map((task) => ({ ...task, decidedBy: task.decidedBy ?? null })),
      access: accessOf(request.tasks),
      answers: Object.entries(request.answers).map(([key, { command, outcome }]) => {
        const { kind } = JSON.parse(command) as Command
        return { key, kind, outcome }
      }),
      events,
      told,
    })),
  }
}

/** Whoever holds a task or has held one, and whether one of theirs waits. */
function accessOf(tasks: readonly ApprovalTask[]): string[] {
  const holders = [...new Set(tasks.flatMap(({ holder }) => (holder ? [holder] : [])))].sort()
  return holders.map((person) => `${person} ${tasks.some((task) => task.holder === person && isPending(task))} true`)
}
