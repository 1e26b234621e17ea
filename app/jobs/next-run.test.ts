import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { openJobQueue } from './job-queue.server.ts'
import { nextRun } from './next-run.ts'
import { prepareQueue } from './prepare-queue.server.ts'
import { schedules } from './schedules.ts'

const run = promisify(execFile)
const tz = 'Europe/Berlin'
const at = (time: string) => Date.parse(time)

/** Every run from one moment to another, asked for every ten minutes as a process that starts then would ask. */
function runsBetween(pattern: string, from: string, to: string): string[] {
  const found = new Set<number>()
  for (let now = at(from); now < at(to); now += 600_000) {
    const next = nextRun(now, { pattern, tz })
    if (next !== undefined && next < at(to)) found.add(next)
  }
  return [...found].toSorted((a, b) => a - b).map((millis) => new Date(millis).toISOString())
}

describe('case T06: once a day on the days on which the clocks change', () => {
  test('02:30, which comes twice on 25 October 2026, is run the first time only, whoever asks when', () => {
    expect(runsBetween('30 2 * * *', '2026-10-24T01:00:00Z', '2026-10-26T02:00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  test('02:30, which there is not on 28 March 2027, is run at half past three', () => {
    expect(runsBetween('30 2 * * *', '2027-03-27T02:00:00Z', '2027-03-29T01:00:00Z')).toEqual([
      '2027-03-28T01:30:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ])
  })

  // What comes every few minutes is not missed where an hour is.
  const daily = schedules.filter(({ pattern }) => /^\d+ \d+ /.test(pattern))
  test.each(daily.map(({ name, pattern }) => [name, pattern]))('%s', (_name, pattern) => {
    expect(runsBetween(pattern, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toHaveLength(1)
    expect(runsBetween(pattern, '2027-03-27T12:00:00Z', '2027-03-28T12:00:00Z')).toHaveLength(1)
  })

  test('the digest comes at eight by the clock before and after', () => {
    expect(runsBetween('0 8 * * *', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
    ])
  })
})

describe('case T06: registered by processes in other time zones', () => {
  const owner = useTestDatabase()
  beforeAll(() => prepareQueue(owner.client))
  const opened: { close: () => Promise<void> }[] = []
  afterEach(async () => {
    for (const queue of opened.splice(0)) await queue.close()
  })

  test('it is one schedule with one run, at the hour of the group', async () => {
    const program = `
      import { openJobQueue } from '${new URL('./job-queue.server.ts', import.meta.url)}'
      const queue = await openJobQueue({ databaseUrl: process.env.QUEUE_DATABASE })
      await queue.schedule({ id: 'digests.enumerate', name: 'digests.enumerate', pattern: '0 8 * * *', timeZone: 'Asia/Shanghai' })
      console.log(new Date(2026, 0, 1).getTimezoneOffset())
      await queue.close()`
    const offsets: string[] = []
    for (const TZ of ['America/New_York', 'Pacific/Auckland', 'UTC']) {
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
        env: { PATH: process.env.PATH, TZ, QUEUE_DATABASE: owner.url },
      })
      offsets.push(stdout.trim())
    }
    expect(offsets).toEqual(['300', '-780', '0'])
    const queue = await openJobQueue({ databaseUrl: owner.url })
    opened.push(queue)
    const [only, ...others] = await queue.schedules()
    expect(others).toEqual([])
    // Shanghai has no summer time.
    expect(only?.next).toMatch(/T00:00:00\.000Z$/)
    expect((await queue.counts()).delayed).toBe(1)
  })
})
