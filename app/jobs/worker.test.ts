import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { logger } from '#lib/log.ts'
import { z } from '#lib/zod.ts'
import { freshRedis } from '#tests/support/fresh-redis.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { until } from '#tests/support/until.ts'
import type { JobContext, JobDefinition } from './job-catalogue.ts'
import { type JobQueue, openJobQueue } from './job-queue.server.ts'
import { readRuns } from './job-runs.server.ts'
import { prepareQueue } from './prepare-queue.server.ts'
import type { QueueOptions } from './queue-connection.server.ts'
import { type RunningWorker, startWorker } from './start-worker.server.ts'

const owner = useTestDatabase()
const redisUrl = await freshRedis(2)
const log = logger('silent')

const backends = [['database', undefined], ...(redisUrl ? [['redis', redisUrl] as const] : [])] as const

describe.each(backends)('jobs by %s', (_name, redis) => {
  let options: QueueOptions
  let queue: JobQueue
  let worker: RunningWorker | undefined
  const done: string[] = []
  let work: (payload: { key: string }, context: JobContext) => Promise<void>

  const definition = (changes: Partial<JobDefinition> = {}): JobDefinition => ({
    payload: z.object({ key: z.string() }),
    attempts: 3,
    backoffMs: 10,
    timeoutMs: 20_000,
    handler: async () => (payload, context) => work(payload as { key: string }, context),
    ...changes,
  })
  // Under a name of the catalogue, so that what gives work is the product's own.
  const start = async (changes: Partial<JobDefinition> = {}, lockMs = 5_000) => {
    await queue?.close()
    queue = await openJobQueue({ ...options, catalogue: { 'events.extend-partitions': definition(changes) } })
    worker = await startWorker({
      ...options,
      log,
      lockMs,
      catalogue: { 'events.extend-partitions': definition(changes) },
    })
  }
  const give = (key: string, id: string) =>
    queue.enqueue([{ name: 'events.extend-partitions', payload: { key } as never, id: `${id}-${run}` }])
  const run = Date.now().toString(36)

  beforeAll(async () => {
    await prepareQueue(owner.client)
    options = { databaseUrl: owner.url, redisUrl: redis }
    queue = await openJobQueue(options)
  })
  afterEach(async () => {
    await worker?.stop(0)
    worker = undefined
    done.length = 0
  })
  afterAll(() => queue.close())

  test('a job is done with its payload, and the same id again is not', async () => {
    work = async ({ key }) => void done.push(key)
    await start()
    await give('a', 'one')
    await give('a', 'one')
    await give('b', 'two')
    await until(() => done.length >= 2)
    await give('a', 'one')
    await give('c', 'three')
    await until(() => done.includes('c'))
    expect(done.sort()).toEqual(['a', 'b', 'c'])
  })

  test('one that throws is tried again, and set aside when it keeps failing, until somebody has it done again', async () => {
    let sound = false
    work = async ({ key }) => {
      done.push(key)
      if (!sound) throw new Error('the machine is out')
    }
    await start()
    await give('x', 'failing')
    const [failed] = await until(async () => {
      const list = await queue.failed(10)
      return list.length > 0 && list
    })
    expect(done).toEqual(['x', 'x', 'x'])
    expect(failed).toMatchObject({
      id: `failing-${run}`,
      payload: { key: 'x' },
      reason: 'the machine is out',
      attempts: 3,
    })
    sound = true
    expect(await queue.retry(`failing-${run}`)).toBe(true)
    await until(() => done.length === 4)
    await until(async () => (await queue.failed(10)).length === 0)
    expect(await queue.retry(`failing-${run}`)).toBe(false)
  })

  test('one that hangs is given up, told so, and does not keep the others waiting', async () => {
    let told: unknown
    work = async ({ key }, { signal }) => {
      done.push(key)
      if (key === 'hang') await new Promise(() => signal.addEventListener('abort', () => (told = signal.reason)))
    }
    await start({ attempts: 1, timeoutMs: 300 })
    await give('hang', 'hanging')
    await give('other', 'beside')
    await until(async () => (await queue.failed(10)).some(({ id }) => id === `hanging-${run}`))
    expect(done.sort()).toEqual(['hang', 'other'])
    expect(String(told)).toContain('gave up after 300 ms')
    await queue.discard(`hanging-${run}`)
  })

  test('one that is cut because its worker ends has not failed: the next worker does it, though it is tried once', async () => {
    let told: unknown
    work = async ({ key }, { signal }) => {
      done.push(key)
      if (done.length === 1) await new Promise(() => signal.addEventListener('abort', () => (told = signal.reason)))
    }
    await owner.query('DELETE FROM job_run')
    await start({ attempts: 1 })
    await give('cut', 'cut-by-a-restart')
    await until(() => done.length === 1)
    await worker?.stop(0)
    expect(String(told)).toContain('the worker ends')
    expect(await queue.failed(10)).toEqual([])
    expect(await readRuns()).toEqual(new Map())
    await start({ attempts: 1 })
    await until(() => done.length === 2)
    await until(async () => (await queue.counts()).active === 0)
    expect(await queue.failed(10)).toEqual([])
  })

  test('an old payload that can no longer be read, and a job that nobody knows, are set aside at once', async () => {
    work = async ({ key }) => void done.push(key)
    await start({ payload: z.object({ key: z.string(), since: z.string() }) })
    const older = await openJobQueue({ ...options, catalogue: { 'events.extend-partitions': definition() } })
    await older.enqueue([
      { name: 'events.extend-partitions', payload: { key: 'old' } as never, id: `old-payload-${run}` },
    ])
    await older.close()
    const failed = await until(async () => (await queue.failed(10)).find(({ id }) => id === `old-payload-${run}`))
    expect(failed).toMatchObject({ attempts: 1, reason: expect.stringContaining('since') })
    await worker?.stop(0)
    worker = await startWorker({ ...options, log, catalogue: {} })
    queue = await openJobQueue({ ...options, catalogue: { 'events.extend-partitions': definition() } })
    await give('unknown', 'unknown-job')
    const unknown = await until(async () => (await queue.failed(10)).find(({ id }) => id === `unknown-job-${run}`))
    expect(unknown.reason).toContain('nobody knows a job named events.extend-partitions')
    expect(done).toEqual([])
    await queue.discard(`old-payload-${run}`)
    await queue.discard(`unknown-job-${run}`)
  })

  test('case K10: one that takes longer than its lock is done once, beside a second worker', async () => {
    let running = 0
    work = async ({ key }) => {
      done.push(key)
      running += 1
      await new Promise((resolve) => setTimeout(resolve, 4_000))
      running -= 1
    }
    await start({}, 1_000)
    const second = await startWorker({
      ...options,
      log,
      lockMs: 1_000,
      catalogue: { 'events.extend-partitions': definition() },
    })
    await give('long', 'longer-than-its-lock')
    await until(() => done.length > 0)
    await until(() => running === 0)
    await give('next', 'after-the-long-one')
    await until(() => done.includes('next') && running === 0)
    await second.stop(0)
    expect(done).toEqual(['long', 'next'])
  })

  test('case T06: a schedule is one, from whichever process it is set, at the hour of its own time zone', async () => {
    const nightly = { id: 'nightly', name: 'events.extend-partitions', pattern: '30 1 * * *' } as const
    const other = await openJobQueue(options)
    const zone = process.env.TZ
    process.env.TZ = 'America/New_York'
    await queue.schedule({ ...nightly, timeZone: 'Asia/Shanghai' })
    process.env.TZ = zone
    await other.schedule({ ...nightly, timeZone: 'Asia/Shanghai' })
    const schedules = await queue.schedules()
    await other.close()
    expect(schedules).toHaveLength(1)
    // 01:30 in Shanghai, which has no summer time, is 17:30 UTC.
    expect(schedules[0]?.next).toMatch(/T17:30:00\.000Z$/)
    expect((await queue.counts()).delayed).toBe(1)
  })

  test('a job that comes while the next scheduled one is months away is done all the same', async () => {
    work = async ({ key }) => void done.push(key)
    await start()
    await queue.schedule({ id: 'far', name: 'events.extend-partitions', pattern: '0 0 1 1 *', timeZone: 'UTC' })
    await give('a', 'awake')
    await until(() => done.includes('a'))
    // It falls asleep until the scheduled one; how long that takes decides nothing but whether this test sees the fault.
    await new Promise((resolve) => setTimeout(resolve, 500))
    await give('b', 'asleep')
    await until(() => done.includes('b'))
    expect(done).toEqual(['a', 'b'])
  })
})
