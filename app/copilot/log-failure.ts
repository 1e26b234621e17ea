import { isAppError } from '#lib/errors.ts'
import { logger } from '#lib/log.ts'

/** Notes what a failure was, and nothing of what was asked or read. */
export function logFailure(err: unknown, what: string): void {
  const name = err instanceof Error ? err.name : 'unknown'
  logger().warn({ failure: isAppError(err) ? err.code : name }, what)
}
