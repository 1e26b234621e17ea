import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * Gives each request an id and says when it is done: who asked, method, path without its query, status, milliseconds, and whether its
 * sender went away before the answer was complete.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID()
    response.locals.requestId = requestId
    response.setHeader('x-request-id', requestId)
    const began = performance.now()
    const { method } = request
    const path = request.originalUrl.split('?')[0]
    response.on('close', () => {
      const ms = Math.round(performance.now() - began)
      const level = response.statusCode >= 500 ? 'error' : 'info'
      const givenUp = response.writableFinished ? undefined : true
      const personId = response.locals.request?.personId
      log[level]({ requestId, personId, method, path, status: response.statusCode, ms, givenUp }, 'request')
    })
    next()
  }
}
