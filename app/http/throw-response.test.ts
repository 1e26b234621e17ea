import { RouterContextProvider, redirect } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { forget, once } from '#lib/once.ts'
import { publicDoor } from './public-door.server.ts'
import { requestContext } from './request-context.ts'

const logged = vi.fn<(fields: object, message: string) => void>()

afterEach(() => {
  forget('log')
  logged.mockClear()
})

/** What a route throws when its handler does, for the request `of-the-failure`. */
function thrownFor(failure: unknown, signal?: AbortSignal): Promise<unknown> {
  once('log', () => ({ error: logged }))
  const context = new RouterContextProvider()
  context.set(requestContext, { nonce: '', requestId: 'of-the-failure' })
  const request = new Request('http://gantry.example/opportunities', { signal })
  const route = publicDoor<Parameters<Parameters<typeof publicDoor>[0]>[0], never>(() => Promise.reject(failure))
  const args = { request, context, params: {}, url: new URL(request.url), pattern: '/opportunities' }
  return route(args).catch((thrown: unknown) => thrown)
}

test('what nobody meant is logged, and leaves with nothing but the id that stands in the log', async () => {
  const failure = new Error('the inside of the house')
  expect(await thrownFor(failure)).toMatchObject({
    data: { code: 'UNEXPECTED', details: {}, requestId: 'of-the-failure' },
    init: { status: 500 },
  })
  expect(logged.mock.calls).toEqual([[{ err: failure, requestId: 'of-the-failure' }, 'unexpected failure']])
})

test('what was meant leaves with its code, its status and the id, and is no matter for the log', async () => {
  expect(await thrownFor(new AppError('NOT_FOUND', 'of no concern to a browser'))).toMatchObject({
    data: { code: 'NOT_FOUND', details: {}, requestId: 'of-the-failure' },
    init: { status: 404 },
  })
  expect(logged).not.toHaveBeenCalled()
})

test('what the server is to blame for is logged with its cause, and leaves without', async () => {
  const failure = new AppError('DATABASE_GONE', 'no answer', { cause: new Error('ECONNREFUSED') })
  expect(await thrownFor(failure)).toMatchObject({ data: { code: 'DATABASE_GONE' }, init: { status: 503 } })
  expect(logged.mock.calls).toEqual([[{ err: failure, requestId: 'of-the-failure' }, 'DATABASE_GONE']])
})

test('a redirect goes on as it is', async () => {
  const away = redirect('/sign-in')
  expect(await thrownFor(away)).toBe(away)
})

test('a request that was given up leaves no failure behind', async () => {
  await thrownFor(new Error('aborted'), AbortSignal.abort())
  expect(logged).not.toHaveBeenCalled()
})
