import { afterEach, expect, test } from 'vitest'
import { type BoundedProcess, startBounded } from './bounded-process.server.ts'

const script = new URL('../../tests/support/bounded-work.ts', import.meta.url)
let started: BoundedProcess[] = []
afterEach(() => {
  for (const one of started) one.close()
  started = []
})

function ask(what: string, options: { patience?: number; signal?: AbortSignal } = {}) {
  const one = startBounded(script)
  started.push(one)
  return one.ask<unknown>({ what }, { patience: 60_000, ...options })
}

test('answers, and has none of our environment', async () => {
  const { env } = (await ask('answer')) as { env: string[] }
  expect(
    env.filter((name) => !['NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'NODE_COMPILE_CACHE'].includes(name)),
  ).toEqual([])
})

test.each([
  ['spin', 'time'],
  ['hoard', 'memory'],
  ['fill', 'memory'],
  ['throw', 'gone'],
])('%s ends as %s, and the caller goes on meanwhile', async (what, bound) => {
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 5)
  await expect(ask(what, what === 'spin' ? { patience: 1_000 } : {})).rejects.toMatchObject({ bound })
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5)
})

test('is given up when the caller is', async () => {
  const asked = new AbortController()
  const answer = ask('spin', { signal: asked.signal })
  asked.abort(new Error('cancelled'))
  await expect(answer).rejects.toThrow('cancelled')
  await expect(ask('answer', { signal: asked.signal })).rejects.toThrow('cancelled')
})
