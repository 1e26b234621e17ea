import { afterEach, expect, test, vi } from 'vitest'
import { jsonLines } from './json-lines.server.ts'

afterEach(() => {
  vi.useRealTimers()
})

const close = vi.fn()
type Said = { type: 'said'; n: number }
const lines = (work: (send: (line: Said) => void, signal: AbortSignal) => Promise<void>, signal?: AbortSignal) => {
  close.mockClear()
  return jsonLines<Said>({
    signal: signal ?? new AbortController().signal,
    work,
    close,
    what: 'a test did not come to its end',
    beatMs: 1000,
  })
}

test('what is said comes line by line, with a sign of life where nothing is said for a while', async () => {
  vi.useFakeTimers()
  const response = lines(async (send) => {
    send({ type: 'said', n: 1 })
    await new Promise((resolve) => setTimeout(resolve, 2500))
    send({ type: 'said', n: 2 })
  })
  expect(response.headers.get('cache-control')).toContain('no-transform')
  const text = response.text()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(
    (await text)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([{ type: 'said', n: 1 }, { type: 'here' }, { type: 'here' }, { type: 'said', n: 2 }])
  expect(close).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('work that fails says so, and nothing of what it was about', async () => {
  const text = await lines(async (send) => {
    send({ type: 'said', n: 1 })
    throw new Error('the secret')
  }).text()
  expect(text).toBe('{"type":"said","n":1}\n{"type":"failed"}\n')
  expect(close).toHaveBeenCalledTimes(1)
})

test.each(['reading', 'the request'] as const)(
  'where %s is given up the work is told, and says no more',
  async (what) => {
    const request = new AbortController()
    const stopped = Promise.withResolvers<void>()
    const response = lines(async (send, signal) => {
      send({ type: 'said', n: 1 })
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      send({ type: 'said', n: 2 })
      stopped.resolve()
      throw signal.reason
    }, request.signal)
    const reader = response.body?.getReader()
    await reader?.read()
    if (what === 'reading') await reader?.cancel()
    else request.abort()
    await stopped.promise
    expect(await reader?.read()).toMatchObject({ done: true })
    expect(close).toHaveBeenCalledTimes(1)
  },
)
