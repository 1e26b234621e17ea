import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import type { JobQueue, JobRequest } from '#app/jobs/job-queue.server.ts'
import { offerRemoteQueue } from '#app/jobs/queue-of-process.ts'
import { schedules } from '#app/jobs/schedules.ts'
import { addOrganisations, addSomebody, answerOf, Browser, groupId } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action } from './sweep.ts'

const owner = useTestDatabase()
const asked: JobRequest[] = []
let browser: Browser
let end = async () => {}

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  browser = new Browser()
  await browser.signIn(await addSomebody({ role: 'administrator', scope: 'group', orgId: groupId }))
})
beforeEach(() => {
  asked.length = 0
})
afterEach(() => end())

/** Lets this process reach the queue of others, as a web process beside workers does. */
function reach(): void {
  const queue = {
    schedules: async () => schedules.map(({ id, name }) => ({ id, name, next: '2026-11-27T18:00:00.000Z' })),
    enqueue: async (requests: readonly JobRequest[]) => void asked.push(...requests),
    close: async () => {},
  }
  end = offerRemoteQueue(async () => queue as unknown as JobQueue)
}

const press = () => answerOf(action, browser.request('/rules/sweep', {}))
const recorded = async () =>
  (await owner.query(`SELECT after ->> 'job' AS job FROM domain_event WHERE type = 'job.started'`)).rows
const runs = async () => (await owner.query('SELECT count(*)::int AS n FROM sweep_run')).rows

test('where the queue is away nothing is swept, nor said to be', async () => {
  expect(await press()).toMatchObject({ body: { failed: { code: 'QUEUE_GONE' } } })
  expect(await recorded()).toEqual([])
})

test('a sweep at once is the queue’s to do, whoever does its jobs, and it is on record who asked', async () => {
  reach()
  expect(await press()).toMatchObject({ body: { done: true } })
  expect(asked).toEqual([{ name: 'warnings.sweep', payload: {} }])
  expect(await recorded()).toEqual([{ job: 'warnings.sweep' }])
  expect(await runs()).toEqual([{ n: 0 }])
})
