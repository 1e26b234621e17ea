import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const { makeFrom } = createRequire(import.meta.url)('../../.ci/bootstrap.cjs')

let folder: string
let stamp: string
let made: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stamps-'))
  stamp = path.join(folder, 'build', '.made-from')
  made = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const makeOf = (digest: string) => makeFrom(stamp, digest, async () => void made.push(digest))
const breakOff = (digest: string) =>
  makeFrom(stamp, digest, async () => {
    made.push(`half of ${digest}`)
    throw new Error('interrupted')
  })

test('what is of the same sources is not made again', async () => {
  for (const digest of ['one', 'one', 'two', 'two', 'one']) await makeOf(digest)
  expect(made).toEqual(['one', 'two', 'one'])
})

test('broken off half-way, it is made anew, also from the sources of before', async () => {
  await makeOf('one')
  await expect(breakOff('two')).rejects.toThrow('interrupted')
  expect(existsSync(stamp)).toBe(false)
  await makeOf('one')
  expect(made).toEqual(['one', 'half of two', 'one'])
})
