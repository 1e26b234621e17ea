import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toolContext } from '#app/copilot/tool-context.server.ts'
import { configureAuth } from '#app/http/auth.server.ts'
import { embedAll, indexOne } from '#app/jobs/index-knowledge.job.ts'
import type { JobContext } from '#app/jobs/job-catalogue.ts'
import { embedderOf } from '#app/server/embedder-of.server.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { configureEmbedder } from '#knowledge/embedders/embedder-of-process.ts'
import type { Found } from '#knowledge/search/hit.ts'
import { newId } from '#lib/ids.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addOrganisations, addSomebody, answerOf, Browser, groupId, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loader } from './list.tsx'

const owner = useTestDatabase()
const browser = new Browser()
const articles = { corrosion: newId(), rolls: newId() }
const enqueued: string[] = []
const context: JobContext = {
  signal: new AbortController().signal,
  now: new Date(0),
  isLastTry: false,
  enqueue: async (requests) => {
    enqueued.push(...requests.map(({ name }) => name))
  },
}
const asked: string[] = []
let endpoint: Server
let capTokens: number | null = null
let searcher: Somebody

/** Points at whatever speaks of corrosion, and at whoever asks for rust; all else points elsewhere. */
function startEndpoint(): Promise<Server> {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => (text += piece))
    request.on('end', () => {
      const { input } = JSON.parse(text) as { input: string[] }
      asked.push(...input)
      const data = input.map((one, index) => ({ index, embedding: /锈|腐蚀/.test(one) ? [1, 0] : [0, 1] }))
      response.setHeader('connection', 'close').end(JSON.stringify({ data }))
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  const person = await addSomebody()
  await browser.signIn(person)
  searcher = person
  const directory = newId()
  await owner.query(`INSERT INTO knowledge_directory (id, org_id, name) VALUES ($1, $2, '公开')`, [directory, groupId])
  await owner.query(
    `INSERT INTO knowledge_grant (id, directory_id, may_read, may_comment, may_download, may_forward, may_write)
     VALUES ($1, $2, true, false, false, false, false)`,
    [newId(), directory],
  )
  const texts = [
    [articles.corrosion, '海边设备', '盐雾地区的钢结构腐蚀很快，底漆要用富锌的。'],
    [articles.rolls, '换辊周期', '轧辊磨损到什么程度换辊。'],
  ]
  endpoint = await startEndpoint()
  const { port } = endpoint.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}/v1`
  configureEmbedder(
    embedderOf(async (role) => ({ ...usualLimits, role, baseUrl, apiKey: null, model: 'fake', priceIn: 7, capTokens })),
  )
  for (const [id = '', title, body] of texts) {
    await owner.query(
      `INSERT INTO article (id, directory_id, kind, language, state, title, author_id, published_at)
       VALUES ($1, $2, 'article', 'zh', 'published', $3, $4, now())`,
      [id, directory, title, person.id],
    )
    await owner.query(
      `INSERT INTO article_version (article_id, number, title, body, text, author_id) VALUES ($1, 1, $2, $3, $3, $4)`,
      [id, title, body, person.id],
    )
    await indexOne({ articleId: id }, context)
  }
  await embedAll({}, context)
})
afterAll(async () => {
  configureEmbedder(null)
  if (endpoint.listening) await new Promise((resolve) => endpoint.close(resolve))
})
beforeEach(() => {
  asked.length = 0
  enqueued.length = 0
})

async function search(query: string, mode?: string): Promise<Found> {
  const path = `/knowledge?q=${encodeURIComponent(query)}${mode ? `&mode=${mode}` : ''}`
  const { status, body } = await answerOf(loader, browser.request(path))
  expect(status).toBe(200)
  return (body as { found: Found }).found
}
const ids = ({ hits }: Found) => hits.map(({ source }) => source.id)

test('what is asked for in other words is found by the vectors of the endpoint that is configured', async () => {
  const found = await search('生锈', 'meaning')
  expect(ids(found)).toEqual([articles.corrosion])
  expect(found.wordsAlone).toBe(false)
  expect(ids(await search('生锈'))).toEqual([articles.corrosion])
  expect(asked).toEqual(['生锈', '生锈'])
})

test('what somebody searches for is counted for them, in the chat too; what jobs embed is not, and beyond the cap words find', async () => {
  const used = async () =>
    (await owner.query(`SELECT person_id, role, calls::int, tokens_in::int, cost_micro::int FROM model_usage`)).rows
  await owner.query('DELETE FROM model_usage')
  await embedAll({}, context)
  expect(await used()).toEqual([])
  await search('生锈')
  const line = { person_id: searcher.id, role: 'embedding', calls: 1, tokens_in: 2, cost_micro: 14 }
  expect(await used()).toEqual([line])
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: searcher.id }))
  if (!actor) throw new Error('nobody searches')
  const { embedder } = await toolContext({ actor, inTx: (work) => withActor(actor, work), language: 'zh' })
  await embedder?.embed(['生锈'], { as: 'query' })
  expect(await used()).toEqual([{ ...line, calls: 2, tokens_in: 4, cost_micro: 28 }])
  capTokens = 4
  asked.length = 0
  expect(await search('生锈')).toEqual({ wordsAlone: true, hits: [] })
  expect(asked).toEqual([])
  capTokens = null
})

test('by words alone nobody is asked', async () => {
  expect(ids(await search('生锈', 'words'))).toEqual([])
  expect(asked).toEqual([])
})

test('indexed again, where all have their vectors, nothing further is asked for', async () => {
  await indexOne({ articleId: articles.rolls }, context)
  expect(enqueued).toEqual([])
  await owner.query(`UPDATE article_version SET text = '支承辊也要换。' WHERE article_id = $1`, [articles.rolls])
  await indexOne({ articleId: articles.rolls }, context)
  expect(enqueued).toEqual(['knowledge.embed'])
})

test('while the endpoint is down words find what they can, and the page says so', async () => {
  await new Promise((resolve) => endpoint.close(resolve))
  expect(await search('腐蚀')).toMatchObject({ wordsAlone: true, hits: [{ source: { id: articles.corrosion } }] })
  expect(await search('生锈')).toEqual({ wordsAlone: true, hits: [] })
})
