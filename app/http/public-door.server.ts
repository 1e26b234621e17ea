import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { requireOrigin } from './require-origin.server.ts'
import { throwResponse } from './throw-response.server.ts'

/**
 * The way into the few loaders and actions that nobody needs to be signed in for. Like `door` it refuses writes from other
 * sites and gives failures their status; there is no actor, so no record is within reach.
 * @throws a Response with the status of an AppError
 */
export function publicDoor<A extends LoaderFunctionArgs | ActionFunctionArgs, R>(
  handler: (args: A) => Promise<R>,
): (args: A) => Promise<R> {
  return async (args) => {
    try {
      requireOrigin(args.request)
      return await handler(args)
    } catch (error) {
      throw throwResponse(error, args)
    }
  }
}
