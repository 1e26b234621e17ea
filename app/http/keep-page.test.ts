import { type DataStrategyResult, redirect } from 'react-router'
import { expect, test } from 'vitest'
import { keepPage } from './keep-page.ts'

const verb = 'routes/opportunities/note'

/** What React Router is given for a request of which the route's handler made this. */
async function answer(result: DataStrategyResult, { route = verb, method = 'POST' } = {}) {
  const args = { request: new Request('http://localhost/verb', { method }) }
  const results = (await keepPage(args as never, async () => ({ [route]: result }))) ?? {}
  return results[route]
}

const thrown = (result: unknown): DataStrategyResult => ({ type: 'error', result })
const fromServer = (status: number, body: unknown) => thrown({ status, statusText: '', internal: false, data: body })
const failed = (code: string, status: number) => ({
  type: 'data',
  result: expect.objectContaining({ data: { failed: { code, details: {} } }, init: { status } }),
})

test.each([verb, 'routes/customers/change', 'routes/warnings/dismiss', 'routes/inbox/read', 'routes/rules/sweep'])(
  'a form of %s that did not reach the server gets an answer',
  async (route) => {
    expect(await answer(thrown(new TypeError('Failed to fetch')), { route })).toEqual(failed('unsent', 503))
  },
)

test('what the server broke on is answered by its code, and by no more than that', async () => {
  const gone = fromServer(503, { code: 'DATABASE_GONE', details: { secret: 1 }, requestId: 'r' })
  expect(await answer(gone)).toEqual(failed('DATABASE_GONE', 503))
  expect(await answer(fromServer(502, '<h1>Bad gateway</h1>'))).toEqual(failed('unexpected', 502))
})

test('success, a refusal and a redirect go on as they are', async () => {
  const results = [{ type: 'data' as const, result: { done: true } }, thrown(redirect('/sign-in'))]
  expect(await Promise.all(results.map((result) => answer(result)))).toEqual(results)
})

test('a page that could not be loaded, and a route whose screen would say nothing, keep their error page', async () => {
  const lost = thrown(new TypeError('Failed to fetch'))
  expect(await answer(lost, { method: 'GET' })).toEqual(lost)
  expect(await answer(lost, { route: 'routes/sign-in' })).toEqual(lost)
})
