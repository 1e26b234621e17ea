import { AppError, type ErrorCode } from '#lib/errors.ts'
import type { Outcome, Refusal, RequestState } from './approval-request.ts'
import type { PersonName } from './approval-views.ts'

const codeOf: Readonly<Record<Refusal, ErrorCode>> = {
  NOT_RUNNING: 'CONFLICT',
  NOT_RETURNED: 'CONFLICT',
  ENDED: 'CONFLICT',
  TASK_CLOSED: 'CONFLICT',
  TASK_WAITING: 'CONFLICT',
  TASK_HELD: 'CONFLICT',
  NOT_YOURS: 'FORBIDDEN',
  OWN_REQUEST: 'FORBIDDEN',
  ASKED_AS_WELL: 'CONFLICT',
  ALREADY_ASKED: 'CONFLICT',
  SUBMITTER_ASKED: 'BAD_INPUT',
  NO_SUCH_STEP: 'BAD_INPUT',
  NO_SUCH_TASK: 'NOT_FOUND',
  NOBODY_ASKED: 'BAD_INPUT',
  REASON_MISSING: 'BAD_INPUT',
  KEY_REUSED: 'KEY_REUSED',
}

/** What of the form a refusal is about. */
const fieldOf: Partial<Record<Refusal, string>> = {
  REASON_MISSING: 'opinion',
  NO_SUCH_STEP: 'to',
}

/** Those about whom somebody has chosen to ask. */
const ofWhomIsAsked: readonly Refusal[] = ['ALREADY_ASKED', 'SUBMITTER_ASKED']

/**
 * The state that a command has left a request in.
 * @param asksBy the field of the form by which somebody was chosen, where a command asks somebody
 * @param by who was faster
 * @throws AppError for a refusal, whose `details.key` is `approval.<refusal>`; of a request that has ended `approval.<state>`
 */
export function stateAfter(outcome: Outcome, asksBy?: string, by?: PersonName): RequestState {
  if (outcome.ok) return outcome.state
  const { refusal, state } = outcome
  const ended = refusal === 'NOT_RUNNING' || refusal === 'ENDED'
  const key = `approval.${ended ? state : refusal}`
  const field = ofWhomIsAsked.includes(refusal) ? asksBy : fieldOf[refusal]
  throw new AppError(codeOf[refusal], `refused: ${refusal}, the request is ${state}`, {
    details: { key, state, ...(field && { field }), ...(by && { by }) },
  })
}
