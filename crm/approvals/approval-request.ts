/** A person's id. */
export type PersonId = string

/**
 * `running`: somebody is asked. `returned`: sent back to whoever submitted it, to be corrected. `voided`: what was submitted, or
 * approved, has been changed, or its opportunity was lost. The last four are ends; only what is approved may still be voided.
 */
export type RequestState = 'running' | 'returned' | 'approved' | 'rejected' | 'withdrawn' | 'voided'

/**
 * `waiting`: behind a signer who comes first. `passed-on`: somebody else has it instead. `dropped`: the answer was not needed any
 * more. What is neither `open` nor `waiting` is closed, and stays as it is.
 */
export type TaskState = 'open' | 'waiting' | 'approved' | 'rejected' | 'sent-back' | 'passed-on' | 'dropped'

/** Why somebody is asked. */
export type TaskCause = 'route' | 'delegated' | 'escalated' | 'succeeded' | 'assigned' | 'added-before' | 'added-after'

/** One step of a route, with its people found. Everybody in it is asked at the same time. */
export interface RouteStep {
  /** the same step bears the same key in every version of its route */
  key: string
  /** never empty, nobody twice */
  asked: readonly PersonId[]
  /** how many of those who are asked have to approve: all, one, or a share of them, above 0 and up to 1 */
  passes: 'all' | 'any' | { share: number }
  /** what ends the request: the first rejection, or that the step cannot pass any more */
  endsOn: 'first-rejection' | 'no-way-left'
  /** parts of what is approved; submitted again with none of them changed and the same asked, the step stays approved. None: it is asked again */
  keptFor: readonly string[]
}

/** Somebody is asked, once. A seat is the place of one whom the route asks, with whoever was added before or after them. */
export interface ApprovalTask {
  /** from 1, in the order in which people were asked */
  number: number
  step: number
  round: number
  seat: number
  /** within the seat, from 0: who comes first */
  position: number
  /** null: nobody was found, an administrator assigns it */
  holder: PersonId | null
  cause: TaskCause
  state: TaskState
  /** who decided, when it was not the holder but who stood in for them */
  decidedBy?: PersonId
}

/** A request for approval. It is never changed but by `transition`. */
export interface ApprovalRequest {
  state: RequestState
  submitter: PersonId
  /** never empty */
  steps: readonly RouteStep[]
  /** the step that runs, or ran last */
  step: number
  /** of the step that runs: votes of earlier rounds do not count. 0 before the first */
  round: number
  /** keys of the steps that have passed and still count */
  passed: readonly string[]
  tasks: readonly ApprovalTask[]
  /** what was answered to each command, by its key */
  answers: Readonly<Record<string, { command: string; outcome: Outcome }>>
}

export type Refusal =
  /** the request has ended, or waits for its submitter; `state` says which */
  | 'NOT_RUNNING'
  | 'NOT_RETURNED'
  /** it has ended already */
  | 'ENDED'
  | 'TASK_CLOSED'
  | 'TASK_WAITING'
  | 'NOT_YOURS'
  /** nobody approves their own, nor does who stands in for them */
  | 'OWN_REQUEST'
  /** who stands in for somebody is asked in the same step themselves: that would be two voices */
  | 'ASKED_AS_WELL'
  /** whoever is to be asked has a voice in the step already, or has submitted it */
  | 'ALREADY_ASKED'
  | 'SUBMITTER_ASKED'
  | 'NO_SUCH_STEP'
  | 'NO_SUCH_TASK'
  | 'TASK_HELD'
  | 'NOBODY_ASKED'
  | 'REASON_MISSING'
  /** the key was used for something else */
  | 'KEY_REUSED'

export type Outcome = { ok: true; state: RequestState } | { ok: false; refusal: Refusal; state: RequestState }

/** Who decides, and for whom they stand in at present. */
export interface Decider {
  task: number
  by: PersonId
  standsInFor?: readonly PersonId[]
}

export type Command = { key: string } & (
  | ({ kind: 'approve' } & Decider)
  | ({ kind: 'reject'; reason: string } & Decider)
  | ({ kind: 'send-back'; to: number | 'submitter'; reason: string } & Decider)
  | ({ kind: 'delegate'; to: PersonId } & Decider)
  | ({ kind: 'add-signer'; person: PersonId; where: 'before' | 'after' } & Decider)
  /** `maySubmit`: whoever may submit it may take it back in the submitter's place, who may be ill or have left */
  | { kind: 'withdraw'; by: PersonId; maySubmit?: boolean }
  | { kind: 'resubmit'; by: PersonId; steps: readonly RouteStep[]; changed: readonly string[] }
  /**
   * what was submitted, or approved, is another now; `lost`: its opportunity was lost. `instead`: the command, as `saidBy` has it, in place
   * of which it was voided under the same key
   */
  | { kind: 'void'; because?: 'lost'; instead?: string }
  /** nobody decided in time; null: nobody else is there to be asked */
  | { kind: 'escalate'; task: number; to: PersonId | null }
  /** somebody is not there any more; null: nobody takes their place */
  | { kind: 'leave'; person: PersonId; successor: PersonId | null }
  | { kind: 'assign'; task: number; to: PersonId }
)
