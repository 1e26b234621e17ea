import { data } from 'react-router'
import { type AppError, isAppError } from '#lib/errors.ts'

/** What an error boundary is given: the code chooses the sentence, the details fill it. */
export interface ErrorBody {
  code: string
  details: Record<string, unknown>
}

/**
 * Turns a failure into what a route throws: an AppError becomes an answer with its status and code, without its message,
 * which is for the log. Everything else goes on as it is and ends as an unexpected error with the request's id.
 */
export function throwResponse(error: unknown): unknown {
  if (!isAppError(error)) return error
  return data(errorBody(error), { status: error.status })
}

/** What leaves the server of a failure: its code and details, never its message. */
export function errorBody(error: AppError): ErrorBody {
  return { code: error.code, details: error.details }
}
