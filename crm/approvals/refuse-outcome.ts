import { AppError, type ErrorCode } from '#lib/errors.ts'
import type { Outcome, Refusal, RequestState } from './approval-request.ts'

const codeOf: Readonly<Record<Refusal, ErrorCode>> = {
  NOT_RUNNING: 'CONFLICT',
  NOT_RETURNED: 'CONFLICT',
  ENDED: 'CONFLICT',
  TASK_CLOSED: 'CONFLICT',
  TASK_WAITING: 'CONFLICT',
  TASK_HELD: 'CONFLICT',
  NOT_YOURS: 'FORBIDDEN',
  OWN_REQUEST: 'FORBIDDEN',
  ALREADY_ASKED: 'CONFLICT',
  NO_SUCH_STEP: 'BAD_INPUT',
  NO_SUCH_TASK: 'NOT_FOUND',
  NOBODY_ASKED: 'BAD_INPUT',
  REASON_MISSING: 'BAD_INPUT',
  KEY_REUSED: 'BAD_INPUT',
}

/** What of the form a refusal is about. */
const fieldOf: Partial<Record<Refusal, string>> = {
  REASON_MISSING: 'opinion',
  NO_SUCH_STEP: 'to',
}

/** Who was to be asked by a command. */
interface Asks {
  /** of the form, which names them */
  field: string
  /** it is they who have submitted the request */
  isSubmitter?: boolean
}

/**
 * The state that a command has left a request in.
 * @throws AppError for a refusal, whose `details.key` is `approval.<refusal>`; of a request that has ended `approval.<state>`
 */
export function stateAfter(outcome: Outcome, asks?: Asks): RequestState {
  if (outcome.ok) return outcome.state
  const { refusal, state } = outcome
  const ended = refusal === 'NOT_RUNNING' || refusal === 'ENDED'
  const isTheirs = refusal === 'OWN_REQUEST' && asks?.isSubmitter
  const field = isTheirs || refusal === 'ALREADY_ASKED' ? asks?.field : fieldOf[refusal]
  const key = `approval.${ended ? state : isTheirs ? 'SUBMITTER_ASKED' : refusal}`
  throw new AppError(codeOf[refusal], `refused: ${refusal}, the request is ${state}`, {
    details: { key, state, ...(field && { field }) },
  })
}
