import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { action as discardJob } from '#app/routes/admin/discard-job.ts'
import { loader as jobsPage } from '#app/routes/admin/jobs.tsx'
import { action as retryJob } from '#app/routes/admin/retry-job.ts'
import { action as runJob } from '#app/routes/admin/run-job.ts'
import { logger } from '#lib/log.ts'
import { z } from '#lib/zod.ts'
import { addOrganisations, addSomebody, answerOf, Browser, groupId, type Somebody } from '#tests/support/auth.ts'
import { freshRedis } from '#tests/support/fresh-redis.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { until } from '#tests/support/until.ts'
import { waitForBorder } from '#tests/support/wait-for-border.ts'
import type { JobDefinition } from './job-catalogue.ts'
import { type JobQueue, openJobQueue } from './job-queue.server.ts'
import { prepareQueue } from './prepare-queue.server.ts'
import { offerQueue } from './queue-of-process.ts'
import { type RunningWorker, startWorker } from './start-worker.server.ts'

const owner = useTestDatabase()
const redisUrl = await freshRedis(1)
const backends = [['database', undefined], ...(redisUrl ? [['redis', redisUrl] as const] : [])] as const
const secret = 'smtp://user:hunter2@mail.example'

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  await prepareQueue(owner.client)
})

describe.each(backends)('jobs as administrators see them, by %s', (_name, redis) => {
  let queue: JobQueue
  let worker: RunningWorker
  let administrator: Browser
  let person: Somebody
  let sound = false
  let ran = 0

  const definition: JobDefinition = {
    payload: z.object({ personId: z.string().optional(), day: z.string().optional() }),
    attempts: 1,
    backoffMs: 10,
    timeoutMs: 20_000,
    handler: async () => async () => {
      ran += 1
      if (!sound) throw new Error(`the mail server cannot be reached at ${secret}`)
    },
  }
  const catalogue = { 'digests.send': definition, 'warnings.sweep': definition }
  const page = async (search = '') => {
    const answer = await answerOf(jobsPage, administrator.request(`/admin/jobs${search}`))
    return answer.body as Awaited<ReturnType<typeof jobsPage>>
  }
  const post = <Args>(
    action: (args: Args) => Promise<unknown>,
    form: Record<string, string>,
    browser = administrator,
  ) => answerOf(action, browser.request('/admin/jobs', form))
  const fail = async (id: string) => {
    sound = false
    await queue.enqueue([{ name: 'digests.send', payload: { personId: person.id, day: '2026-11-27' }, id }])
    await until(async () => (await queue.findFailed(id)) !== null)
  }
  const events = async (type: string) =>
    (await owner.query(`SELECT after FROM domain_event WHERE type = $1 ORDER BY at DESC, id DESC LIMIT 1`, [type])).rows

  beforeAll(async () => {
    const options = { databaseUrl: owner.url, redisUrl: redis }
    queue = await openJobQueue({ ...options, catalogue })
    worker = await startWorker({ ...options, catalogue, queue, log: logger('silent') })
    offerQueue(queue)
    administrator = new Browser()
    const admin = await addSomebody({ orgId: groupId, role: 'administrator', scope: 'group' })
    expect(await administrator.signIn(admin)).toBeNull()
    person = await addSomebody({ name: '柳如是' })
  })
  afterAll(async () => {
    offerQueue(null)
    await worker.stop(0)
    await queue.close()
  })

  test('a job that fails is seen: what, for whom, when, how often, and why in plain words without what it held', async () => {
    await fail('digests.send-one')
    const seen = await page()
    expect(seen.queue?.failed.rows).toEqual([
      {
        id: 'digests.send-one',
        name: 'digests.send',
        label: 'digests-send',
        personId: person.id,
        failedAt: expect.stringMatching(/Z$/),
        attempts: 1,
        kind: 'mailUnreachable',
      },
    ])
    expect(seen.names).toEqual({ [person.id]: { zh: '柳如是', en: '柳如是' } })
    expect(seen.queue?.counts.failed).toBe(1)
    expect(JSON.stringify(seen)).not.toMatch(/hunter2|2026-11-27"/)
  })

  test('retried it is done, on record, and gone from the list; whoever comes second is told', async () => {
    sound = true
    const before = ran
    expect((await post(retryJob, { id: 'digests.send-one' })).body).toEqual({ done: true })
    await until(async () => ran > before)
    await until(async () => (await page()).queue?.failed.rows.length === 0)
    expect(await events('job.retried')).toEqual([
      { after: { job: 'digests.send', id: 'digests.send-one', attempts: 1, failedAt: expect.any(String) } },
    ])
    const again = await post(retryJob, { id: 'digests.send-one' })
    expect(again).toMatchObject({ status: 409, body: { failed: { code: 'CONFLICT' } } })
  })

  test('discarded it is gone, on record', async () => {
    await fail('digests.send-two')
    expect((await post(discardJob, { id: 'digests.send-two' })).body).toEqual({ done: true })
    expect((await page()).queue?.failed.rows).toEqual([])
    expect(await events('job.discarded')).toMatchObject([{ after: { id: 'digests.send-two' } }])
    expect((await post(discardJob, { id: 'digests.send-two' })).status).toBe(409)
  })

  test('they are searched by number, by job in either language and by person, and paged', async () => {
    sound = false
    const payload = { personId: person.id, day: '2026-11-27' }
    const numbers = Array.from({ length: 21 }, (_, at) => `digests.send-page${String(at).padStart(2, '0')}`)
    await queue.enqueue(numbers.map((id) => ({ name: 'digests.send', payload, id })))
    await until(async () => (await queue.counts()).failed === numbers.length)
    const ids = async (search: string) => (await page(search)).queue?.failed
    expect((await ids(''))?.rows).toHaveLength(20)
    expect(await ids('?page=2')).toMatchObject({ rows: { length: 1 }, more: false })
    expect((await ids('?q=PAGE07'))?.rows.map(({ id }) => id)).toEqual(['digests.send-page07'])
    for (const q of ['邮件摘要', 'by mail', '柳如']) {
      expect(await ids(`?q=${encodeURIComponent(q)}`)).toMatchObject({ more: true, rows: { length: 20 } })
    }
    expect((await ids('?q=by mail&page=2'))?.rows).toHaveLength(1)
    expect((await ids('?q=nothing'))?.rows).toEqual([])
    for (const { id } of await queue.failed(50)) await queue.discard(id)
  })

  test('schedules say when they come and came, and are done at once when asked', async () => {
    await queue.schedule({
      id: 'warnings.sweep',
      name: 'warnings.sweep',
      pattern: '30 4 * * *',
      timeZone: 'Asia/Shanghai',
    })
    sound = true
    expect((await post(runJob, { name: 'warnings.sweep' })).body).toEqual({ done: true })
    const sweep = async () => (await page()).queue?.schedules.find(({ name }) => name === 'warnings.sweep')
    await until(async () => (await sweep())?.last !== null)
    expect(await sweep()).toMatchObject({ last: { failed: false }, next: expect.stringMatching(/T20:30:00\.000Z$/) })
    expect(await events('job.started')).toMatchObject([{ after: { job: 'warnings.sweep' } }])
    const unset = (await page()).queue?.schedules.find(({ needsMail }) => needsMail)
    expect(unset).toMatchObject({ name: 'digests.enumerate', next: null })
    expect((await post(runJob, { name: 'digests.enumerate' })).status).toBe(404)
    expect((await post(runJob, { name: 'digests.send' })).status).toBe(404)
  })

  test('what the last sweep held back or failed on is said beside the jobs', async () => {
    expect((await page()).troubles).toBeNull()
    await owner.query(`INSERT INTO rule_set (id, subject, name_zh, name_en) VALUES ('warnings', 'opportunity', '预警', 'Warnings');
      INSERT INTO rule (id, set_id) VALUES ('WN-90', 'warnings');
      INSERT INTO rule_version (rule_id, version, status, origin, body, digest) VALUES ('WN-90', 1, 'active', 'pack', '{}', '');
      INSERT INTO sweep_run (id, day, rule_id, found, opened, closed, held) VALUES
        (gen_random_uuid(), '2026-11-27', 'WN-90', 30000, 0, 0, true)`)
    const { troubles } = await page()
    await owner.query(`DELETE FROM sweep_run; ALTER TABLE rule_version DISABLE TRIGGER USER; DELETE FROM rule_version;
      ALTER TABLE rule_version ENABLE TRIGGER USER; DELETE FROM rule; DELETE FROM rule_set`)
    expect(troubles).toEqual({ held: 1, faulty: 0 })
  })

  test('how far the relay is behind', async () => {
    await owner.query(`UPDATE relay_position SET txid = '0'`)
    await waitForBorder(owner)
    const { relay } = await page()
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM domain_event`)
    expect(relay).toMatchObject({ waiting: rows[0]?.n, waitingSince: expect.any(String) })
    await owner.query(`UPDATE relay_position SET txid = pg_current_xact_id()`)
    expect((await page()).relay).toMatchObject({ waiting: 0, waitingSince: null })
  })

  test('nobody else may look or act', async () => {
    const rep = new Browser()
    expect(await rep.signIn(person)).toBeNull()
    expect((await answerOf(jobsPage, rep.request('/admin/jobs'))).status).toBe(403)
    const asked = { id: 'x', name: 'warnings.sweep' }
    const answers = [
      await post(retryJob, asked, rep),
      await post(discardJob, asked, rep),
      await post(runJob, asked, rep),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  test('a queue that is not there is said, and the rest of the page is', async () => {
    offerQueue(null)
    const seen = await page()
    offerQueue(queue)
    expect(seen).toMatchObject({ queue: null, relay: { waiting: expect.any(Number) } })
  })
})
