import { data, type RouterContextProvider } from 'react-router'
import { type AppError, isAppError } from '#lib/errors.ts'
import { reportFailure } from './report-failure.server.ts'
import { requestOf } from './request-context.ts'

/** What a form is given of a failure: the code chooses the sentence, the details fill it. */
export interface ErrorBody {
  code: string
  details: Record<string, unknown>
}

/** What an error boundary is given: the id is of the request that failed, and stands beside the failure in the log. */
export interface ThrownBody extends ErrorBody {
  requestId: string
}

interface Failed {
  request: Request
  context: Readonly<RouterContextProvider>
}

/**
 * Turns a failure into what a route throws: an AppError becomes an answer with its status and code, without its message,
 * which is for the log. Whatever nobody meant is logged here and becomes an answer that says no more than the request's id,
 * as React Router would leave out even that. A response that was thrown goes on as it is.
 */
export function throwResponse(error: unknown, { request, context }: Failed): unknown {
  const { requestId } = requestOf(context)
  if (isAppError(error)) {
    // What the server itself is to blame for, such as a database that is gone, is for whoever runs it to read.
    if (error.status >= 500) reportFailure(error, context, error.code)
    return data<ThrownBody>({ ...errorBody(error), requestId }, { status: error.status })
  }
  if (!(error instanceof Error)) return error
  // A request that was given up is no failure.
  if (!request.signal.aborted) reportFailure(error, context)
  return data(unexpectedBody(requestId), { status: 500 })
}

/** What leaves the server of a failure: its code and details, never its message. */
export function errorBody(error: AppError): ErrorBody {
  return { code: error.code, details: error.details }
}

/** What leaves the server of a failure that nobody meant. */
export function unexpectedBody(requestId: string): ThrownBody {
  return { code: 'UNEXPECTED', details: {}, requestId }
}
