import type { RouterContextProvider } from 'react-router'
import { once } from '#lib/once.ts'
import { requestOf } from './request-context.ts'

/** A failure that nobody meant goes to the log with the id of the request that it ended. */
export function reportFailure(error: unknown, context: Readonly<RouterContextProvider>): void {
  const log = once('log', () => ({ error: (_fields: object, _message: string) => {} }))
  log.error({ err: error, requestId: requestOf(context).requestId }, 'unexpected failure')
}
