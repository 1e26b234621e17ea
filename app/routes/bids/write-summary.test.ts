import { RouterContextProvider } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { configureModels } from '#ai/models/models-of-process.ts'
import type { BidSummary } from '#ai/summarise-bids/summary.ts'
import { openStream } from '#app/copilot/streams-of-process.ts'
import { configureAuth } from '#app/http/auth.server.ts'
import type { OwnLine } from '#app/http/json-lines.server.ts'
import type { WrittenLine } from '#app/screens/bid-review/written-line.ts'
import { indexPostMortem, listUnindexedBids } from '#crm/bids/index-post-mortem.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { organisationId } from '#prisma/seeds/demo/organisation.ts'
import { addSomebody, answerOf, Browser } from '#tests/support/auth.ts'
import { type AskedOfModel, useModelServer } from '#tests/support/model-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { until } from '#tests/support/until.ts'
import { loader as readReview } from './review.tsx'
import { action as write } from './write-summary.ts'

const owner = useTestDatabase()
const server = useModelServer()
const managers: Record<'forging' | 'cranes', { id: string; browser: Browser }> = {} as never

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await loadDemo({ client: owner.client, today: '2026-11-25', nameKey })
  for (const bidId of await listUnindexedBids()) await indexPostMortem({ bidId })
  for (const company of ['forging', 'cranes'] as const) {
    const person = await addSomebody({ role: 'sales-manager', scope: 'subtree', orgId: organisationId(company) })
    const browser = new Browser()
    await browser.signIn(person)
    managers[company] = { id: person.id, browser }
  }
}, 120_000)

let capTokens: number | null
beforeEach(() => {
  capTokens = null
  closeCircuits()
  configureModels(async (role) =>
    role === 'extraction'
      ? { ...usualLimits, role, baseUrl: server.url(), apiKey: null, model: 'qwen3', timeoutMs: 5000, capTokens }
      : null,
  )
})
afterEach(() => {
  closeCircuits()
  configureModels(null)
})

type Line = WrittenLine | OwnLine
const handler = write as (args: unknown) => Promise<unknown>
const request = (browser: Browser, query = '', headers = {}) =>
  browser.request(`/bids/review/write${query}`, {}, { cookie: browser.header, ...headers })

async function askFor(browser: Browser, query = ''): Promise<Line[]> {
  const response = await linesOf(request(browser, query))
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
async function linesOf(asked: Request): Promise<Response> {
  const answer = await handler({ request: asked, params: {}, context: new RouterContextProvider() })
  if (!(answer instanceof Response)) throw new Error('no stream came')
  return answer
}

interface Given {
  id: string
  dimension: string
  ended: 'won' | 'lost'
  text: string
}
const givenOf = ({ body }: AskedOfModel): Given[] =>
  String(body.messages?.[1]?.content)
    .split('\n')
    .flatMap((line) => (line.startsWith('{"id"') ? [JSON.parse(line)] : []))

/** Says of the first passage of each dimension what it says, and one thing that nobody wrote. */
const answer = (asked: AskedOfModel) => {
  const first = [...Map.groupBy(givenOf(asked), ({ dimension }) => dimension).values()].flatMap((all) =>
    all.slice(0, 1),
  )
  const known = first.map(({ id, dimension, ended: side, text }) => ({
    dimension,
    side,
    text: text.slice(0, 60),
    sources: [{ source: id, quote: text }],
  }))
  const [one] = known
  const invented = { ...one, text: '对手行贿，所以我们失标。' }
  return { text: JSON.stringify({ sentences: [...known, invented] }) }
}

test('a manager is told how far it is, and then what was written, with the bids behind it', async () => {
  const { browser, id } = managers.forging
  server.script(answer, answer)
  const lines = await askFor(browser)
  expect(lines.slice(0, -1)).toEqual([
    { type: 'progress', done: 0, of: 2 },
    { type: 'progress', done: 1, of: 2 },
  ])
  const last = lines.at(-1)
  if (last?.type !== 'ended' || last.written.state !== 'written') throw new Error('nothing was written')
  const { written, bids } = last
  expect(written).toMatchObject({ model: 'qwen3', dropped: 2 })
  expect(written.dimensions.map(({ dimension }) => dimension)).toEqual([
    'technical',
    'commercial',
    'price',
    'relationship',
  ])
  const sentences = written.dimensions.flatMap((one) => one.sentences)
  const named = new Map(bids.map((bid) => [bid.id, bid]))
  expect(sentences.flatMap(({ evidence }) => evidence.map(({ bidId }) => bidId)).sort()).toEqual(
    [...named.keys()].sort(),
  )
  for (const { side, evidence } of sentences)
    for (const { bidId } of evidence) expect(named.get(bidId)?.result).toBe(side)
  // Counted for whoever asked.
  const { rows } = await owner.query('SELECT role, calls FROM model_usage WHERE person_id = $1', [id])
  expect(rows).toEqual([{ role: 'extraction', calls: 2 }])
  // And nothing was written but that.
  const { rows: events } = await owner.query('SELECT count(*)::int AS n FROM domain_event WHERE actor_id = $1', [id])
  expect(events).toEqual([{ n: 0 }])
})

test('a model is given what its reader may read, and nothing of another company', async () => {
  const { rows } = await owner.query(
    `SELECT b.company_id AS company, p.text FROM post_mortem_part p JOIN bid b ON b.id = p.bid_id
     WHERE b.reviewed_on IS NOT NULL AND length(p.text) > 12`,
  )
  const asked: Record<string, string> = {}
  for (const company of ['forging', 'cranes'] as const) {
    server.asked.length = 0
    server.script(answer, answer)
    await askFor(managers[company].browser)
    asked[company] = server.asked
      .flatMap(givenOf)
      .map(({ text }) => text)
      .join('\n')
    expect(server.asked.length).toBe(2)
  }
  for (const [company, other] of [
    ['forging', 'cranes'],
    ['cranes', 'forging'],
  ] as const) {
    const textsOf = (key: 'forging' | 'cranes') =>
      rows.flatMap((row) => (row.company === organisationId(key) ? [String(row.text)] : []))
    const prompt = asked[company] ?? ''
    expect(textsOf(company).some((text) => prompt.includes(text))).toBe(true)
    const foreign = rows.flatMap((row) => (row.company === organisationId(company) ? [] : [String(row.text)]))
    expect(textsOf(other).length).toBeGreaterThan(5)
    expect(foreign.filter((text) => prompt.includes(text) && !textsOf(company).includes(text))).toEqual([])
  }
})

test('the conditions of the address hold, and an unreadable one is dropped', async () => {
  const { browser } = managers.forging
  server.script(answer, answer)
  await askFor(browser, '?competitor=Hartwig&from=nonsense')
  const texts = new Set(server.asked.flatMap(givenOf).map(({ text }) => text))
  const { rows } = await owner.query(
    `SELECT p.text FROM post_mortem_part p JOIN bid b ON b.id = p.bid_id
     WHERE EXISTS (SELECT FROM bid_offer o WHERE o.bid_id = b.id AND o.competitor = 'Hartwig')`,
  )
  const known = new Set(rows.map(({ text }) => String(text)))
  expect(texts.size).toBeGreaterThan(2)
  expect([...texts].filter((text) => !known.has(text))).toEqual([])
})

test('where there is nothing to read nobody is asked', async () => {
  const lines = await askFor(managers.forging.browser, '?product=zzzz')
  expect(lines).toEqual([
    {
      type: 'ended',
      written: { state: 'written', model: 'qwen3', dimensions: [], dropped: 0, isCut: false },
      bids: [],
    },
  ])
  expect(server.asked).toEqual([])
})

test.each([
  [[{ gone: true }], 'unreachable'],
  [[{ status: 429, headers: { 'retry-after': '900' } }], 'busy'],
  [[{ text: 'no' }, { text: 'no' }], 'unsound'],
  // Of two questions the second is not answered: nothing of the first is kept.
  [[answer, { gone: true }], 'unreachable'],
] as const)('an endpoint that does not answer (%j) is no failure of the page: it says why', async (turns, why) => {
  server.script(...turns)
  const lines = await askFor(managers.cranes.browser)
  expect(lines.at(-1)).toEqual({ type: 'ended', written: { state: 'fell-back', model: 'qwen3', why }, bids: [] })
})

test('beyond one’s limit nobody is asked, and it says so', async () => {
  capTokens = 1
  const { browser } = managers.forging
  const lines = await askFor(browser)
  expect(lines.at(-1)).toMatchObject({ written: { state: 'fell-back', why: 'capped' } })
  expect(server.asked).toEqual([])
})

test('who stops reading has it stopped, and may ask again', async () => {
  const { browser, id } = managers.forging
  server.script({ silent: true })
  const response = await linesOf(request(browser))
  const reader = response.body?.getReader()
  await reader?.read()
  await until(() => server.asked.length === 1)
  await reader?.cancel()
  // Its place is free again: as many as a person may have can be opened, and no more is written.
  const opened: (() => void)[] = []
  await until(() => {
    const close = openStream(id)
    if (close) opened.push(close)
    return opened.length === 8
  })
  const refused = await answerOf(handler, request(browser))
  for (const close of opened) close()
  expect([refused.status, server.asked.length]).toEqual([429, 1])
})

test('refused: without a session, from another site, and where no model is configured', async () => {
  const { browser } = managers.forging
  expect(await answerOf(handler, request(new Browser()))).toMatchObject({ status: 302 })
  const foreign = request(browser, '', { origin: 'https://evil.example' })
  expect(await answerOf(handler, foreign)).toMatchObject({ status: 403 })
  configureModels(null)
  expect(await answerOf(handler, request(browser))).toMatchObject({ status: 404 })
  expect(server.asked).toEqual([])
})

test('the page itself asks no model, and knows which one can be asked', async () => {
  const { browser } = managers.forging
  const read = async () => {
    const { body } = await answerOf(readReview, browser.request('/bids/review'))
    return body as { model: string | null; summary: BidSummary }
  }
  const { model, summary } = await read()
  expect([model, summary.state, server.asked.length]).toEqual(['qwen3', 'some', 0])
  expect(summary.dimensions.flatMap(({ sentences }) => sentences).some(({ kind }) => kind === 'said')).toBe(false)
  configureModels(null)
  expect((await read()).model).toBeNull()
})
