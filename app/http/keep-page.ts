import { type DataStrategyResult, data, isRouteErrorResponse, type MiddlewareFunction } from 'react-router'
import { httpStatusOf } from '#lib/errors.ts'
import type { FailedForm } from './door.server.ts'

/** The routes whose screens say what failed, beside what was typed. */
const verbs =
  /^routes\/(opportunities|customers|contracts|bids|approvals|warnings|views|inbox|rules|knowledge|articles)\//

/**
 * In the browser: a form that could not be sent, or that the server broke on, gets an answer instead of an error page, which
 * would take what was typed with the page.
 */
export const keepPage: MiddlewareFunction<Record<string, DataStrategyResult>> = async ({ request }, next) => {
  const results = await next()
  if (request.method === 'GET') return results
  return Object.fromEntries(
    Object.entries(results).map(([route, { type, result }]) => {
      // A redirect comes as something thrown, too.
      const failed = type === 'error' && !(result instanceof Response) && verbs.test(route)
      return [route, failed ? { type: 'data', result: answerFor(result) } : { type, result }]
    }),
  )
}

/** With the status of a failure: after an answer over 399 the page is not loaded again, which would fail as well. */
function answerFor(error: unknown) {
  if (!isRouteErrorResponse(error))
    return data<FailedForm>({ failed: { code: 'unsent', details: {} } }, { status: 503 })
  const said = String(error.data?.code)
  const code = said in httpStatusOf ? said : 'unexpected'
  return data<FailedForm>({ failed: { code, details: {} } }, { status: error.status })
}
