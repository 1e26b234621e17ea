import type { RouterContextProvider } from 'react-router'
import { once } from '#lib/once.ts'
import { requestOf } from './request-context.ts'

/** A failure goes to the log with its causes, the id of the request that it ended, and who asked. */
export function reportFailure(
  error: unknown,
  context: Readonly<RouterContextProvider>,
  message = 'unexpected failure',
): void {
  const log = once('log', () => ({ error: (_fields: object, _message: string) => {} }))
  const { requestId, personId } = requestOf(context)
  log.error({ err: error, requestId, personId }, message)
}
