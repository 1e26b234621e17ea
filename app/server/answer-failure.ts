import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * What fails before a route runs: an asset that is not there, an address that can't be decoded. Express would answer with a
 * stack trace and write to the console; here the log gets it, and whoever asked gets a status and the request's id.
 */
export function answerFailure(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const { requestId } = response.locals
    const status = statusOf(error)
    if (status >= 500) log.error({ err: error, requestId }, 'unexpected failure')
    // The answer has begun: all that is left is to end the connection.
    if (response.headersSent) return next(error)
    response.status(status).type('text/plain').send(`${status} ${requestId}`)
  }
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 600 ? status : 500
}
