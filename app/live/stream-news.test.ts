import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { delegateApproval } from '#crm/approvals/delegate-approval.server.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import { writeNote } from '#crm/opportunities/write-note.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withRole } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aPricedContract, submitAs } from '#tests/factories/a-submitted-contract.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type NewsDesk, openNewsDesk } from './news-desk.server.ts'
import { readNews } from './read-news.server.ts'
import { type StreamOptions, streamNews } from './stream-news.server.ts'
import type { Topic } from './topics.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let record: string
let other: string
let desk: NewsDesk
const log = { warn: vi.fn() }

beforeAll(async () => {
  group = await loadGroup(owner)
})

beforeEach(async () => {
  ;[record, other] = await Promise.all([addOpportunity(), addOpportunity()])
  desk = openNewsDesk({ log, everyMs: 5 })
})

afterEach(async () => {
  await desk.stop()
  expect(log.warn).not.toHaveBeenCalled()
})

/** Milliseconds: a machine may be busy with others. */
const patient = { timeout: 20_000 }

async function addOpportunity(): Promise<string> {
  const { id, dataset } = anOpportunity({ group, key: newId() })
  await insertDataset({ client: owner.client, dataset })
  return id
}

const note = (id: string) =>
  group.as('owner', ({ tx, actor }) => writeNote({ tx, actor, opportunityId: id, id: newId(), text: '已电话沟通' }))

async function actorOf(person: PersonKey) {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people[person] }))
  if (!actor) throw new Error('nobody')
  return actor
}

/** From where nothing of what happened so far is news: on a shared server the border waits for other databases' transactions. */
const everythingTold = () =>
  vi.waitFor(
    async () => {
      const { items, border, upTo } = await readNews({ from: 0n, most: 100_000 })
      const { rows } = await owner.query('SELECT count(*)::int AS count FROM domain_event')
      expect([{ count: items.length }, upTo]).toEqual([...rows, border])
      return border
    },
    { timeout: 30_000 },
  )

/** What a page hears, as the names of its events; ended when the stream has. */
async function listen(person: PersonKey, topics: Topic[], options: Partial<StreamOptions> = {}) {
  const actor = await actorOf(person)
  const gone = new AbortController()
  const from = await everythingTold()
  const response = streamNews({
    desk,
    actor,
    topics,
    from,
    whoAsks: async () => actor,
    signal: gone.signal,
    ...options,
  })
  const heard: string[] = []
  const reading = (async () => {
    const text = new TextDecoder()
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      heard.push(...[...text.decode(part).matchAll(/event: (\w+)/g)].map(([, name = '']) => name))
    }
  })()
  await vi.waitFor(() => expect(heard).toContain('here'), patient)
  return { heard, leave: () => gone.abort(), ended: () => reading, response }
}

/** A last change that the page must hear: what it did not hear until then it was not told. */
async function settle(page: { heard: string[] }, id: string): Promise<void> {
  const before = page.heard.length
  await note(id)
  await vi.waitFor(() => expect(page.heard.length).toBeGreaterThan(before), patient)
}

test('a page hears of its record and of no other', async () => {
  const page = await listen('owner', [`opportunity:${record}`])
  await note(other)
  await settle(page, record)
  expect(page.heard).toEqual(['here', 'news'])
  page.leave()
  await page.ended()
})

test('a page hears nothing of what its person may not see', async () => {
  const [stranger, mine] = [await listen('otherSubsidiaryRep', ['opportunity']), await listen('owner', ['opportunity'])]
  await settle(mine, record)
  await settle(mine, record)
  expect(stranger.heard).toEqual(['here'])
  expect(mine.heard).toEqual(['here', 'news', 'news'])
})

test('whoever is asked for an approval hears of it without seeing the opportunity, and of no other', async () => {
  await installShippedRules()
  const own = anOpportunity({ group, key: newId(), status: 'won' })
  await insertDataset({ client: owner.client, dataset: own.dataset })
  const submit = async () => submitAs(group, await aPricedContract(group, own.id))
  const request = await submit()
  const give = { key: newId(), task: 1, to: group.people.otherSubsidiary, opinion: null }
  await group.as('manager', (as) => delegateApproval({ ...as, id: request, ...give }))
  const page = await listen('otherSubsidiary', ['approval'])
  const mine = await listen('owner', ['approval'])
  await submit()
  await vi.waitFor(() => expect(mine.heard.at(-1)).toBe('news'), patient)
  expect(page.heard).toEqual(['here'])
  await group.as('owner', (as) => withdrawApproval({ ...as, id: request, key: newId() }))
  await vi.waitFor(() => expect(page.heard).toEqual(['here', 'news']), patient)
})

test('when nobody is signed in any more the stream says so and ends', async () => {
  const page = await listen('owner', ['opportunity'], { beatMs: 5, whoAsks: async () => null })
  await page.ended()
  expect(page.heard).toEqual(['here', 'ended'])
})

test('each beat says how far the page was told; a database that is away does not end it', async () => {
  const page = await listen('owner', ['opportunity'], { beatMs: 5, whoAsks: () => Promise.reject(new Error('gone')) })
  await vi.waitFor(() => expect(page.heard.length).toBeGreaterThan(2), patient)
  expect(new Set(page.heard)).toEqual(new Set(['here']))
  page.leave()
  await page.ended()
})

test('nothing on the way may hold the stream back, and it ends with the process', async () => {
  const page = await listen('owner', ['opportunity'])
  expect(Object.fromEntries(page.response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
  })
  await desk.stop()
  await page.ended()
})
