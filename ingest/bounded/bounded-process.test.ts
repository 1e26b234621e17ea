import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { withinBounds } from '../read-document.server.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { type BoundedProcess, OutOfBounds, startBounded } from './bounded-process.server.ts'

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
  // As the system does when memory is short, which need not be for want of this process.
  ['killed', 'stopped'],
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

test('goes on where a signal ends all of a group: its caller lets it come to its end', async () => {
  expect(await ask('signalled')).toBe('went on')
})

test('what cannot be loaded, or not even started, was stopped as well', async () => {
  const missing = startBounded(new URL('../../tests/support/no-such-work.ts', import.meta.url))
  await expect(missing.ask({}, { patience: 60_000 })).rejects.toMatchObject({ bound: 'stopped' })
  const { execPath } = process
  process.execPath = '/nowhere/node'
  try {
    await expect(ask('answer')).rejects.toMatchObject({ bound: 'stopped', message: expect.stringContaining('ENOENT') })
  } finally {
    process.execPath = execPath
  }
})

test('an answer that came while the caller was held counts, however long that was', async () => {
  const answer = ask('signalled', { patience: 3_000 })
  // As where a container is paused: nothing of this process runs, and its clock does.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_500)
  expect(await answer).toBe('went on')
})

test('ended before that, it says that it was stopped, which tells nothing of the file', async () => {
  const before = children()
  const answer = ask('answer')
  for (const pid of children()) if (!before.includes(pid)) process.kill(pid, 'SIGTERM')
  await expect(answer).rejects.toMatchObject({ bound: 'stopped' })
  const refusal = await withinBounds(() => answer).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(OutOfBounds)
  await expect(withinBounds(() => ask('throw'))).rejects.toBeInstanceOf(UnreadableFile)
})

function children(): number[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
  )
}

test('is gone with whoever asked, whatever it is at', async () => {
  const asking = fork(fileURLToPath(new URL('../../tests/support/ask-bounded-work.ts', import.meta.url)), ['spin'])
  const [{ pid }] = (await once(asking, 'message')) as [{ pid: number }]
  expect(isAlive(pid)).toBe(true)
  asking.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
