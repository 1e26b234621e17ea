import { beforeAll, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { indexPostMortem, listUnindexedBids } from './index-post-mortem.server.ts'

const owner = useTestDatabase()
let bids: string[]

beforeAll(async () => {
  await loadDemo({ client: owner.client, today: '2026-11-25', nameKey })
  bids = await listUnindexedBids()
  for (const bidId of bids) await indexPostMortem({ bidId })
  await embedKnowledge({ embedder: null })
}, 120_000)

async function as<T>(name: string, work: (base: { tx: Tx; actor: Actor }) => Promise<T>): Promise<T> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: personId(name) }))
  if (!actor) throw new Error(`${name} was not resolved`)
  return withActor(actor, (tx) => work({ tx, actor }))
}

const chunks = async () =>
  (await owner.query('SELECT id, source_id, part, text, ordinal FROM knowledge_chunk ORDER BY source_id, ordinal, id'))
    .rows

test('each dimension that says something, and the lessons, are passages of their own with a vector', async () => {
  const { rows } = await owner.query(
    `SELECT p.bid_id, p.dimension, btrim(p.text) AS text FROM post_mortem_part p JOIN bid b ON b.id = p.bid_id
     WHERE b.reviewed_on IS NOT NULL AND btrim(p.text) <> ''
     UNION ALL SELECT l.bid_id, 'lessons', string_agg(l.text, E'\\n\\n' ORDER BY l.created_at, l.id) FROM bid_lesson l
       JOIN bid b ON b.id = l.bid_id WHERE b.reviewed_on IS NOT NULL GROUP BY l.bid_id`,
  )
  const keyed = (one: { source: unknown; part: unknown; text: unknown }) => `${one.source} ${one.part} ${one.text}`
  const there = await chunks()
  expect(there.length).toBeGreaterThan(300)
  expect(there.map(({ source_id: source, part, text }) => keyed({ source, part, text })).sort()).toEqual(
    rows.map(({ bid_id: source, dimension: part, text }) => keyed({ source, part, text })).sort(),
  )
  const { rows: vectors } = await owner.query('SELECT count(*)::int AS count FROM gantry.knowledge_vector')
  expect(vectors[0]?.count).toBe(there.length)
})

test('indexing again changes nothing; what is no longer submitted is found no more, and then again', async () => {
  const before = await chunks()
  const [bidId = ''] = bids
  await indexPostMortem({ bidId })
  expect(await chunks()).toEqual(before)
  await owner.query('UPDATE bid SET reviewed_on = NULL WHERE id = $1', [bidId])
  await indexPostMortem({ bidId })
  expect(await chunks()).toEqual(before.filter(({ source_id: source }) => source !== bidId))
  await owner.query(`UPDATE bid SET reviewed_on = '2026-11-01' WHERE id = $1`, [bidId])
  await indexPostMortem({ bidId })
  const texts = (rows: typeof before) => rows.map(({ id: _, ...row }) => row)
  expect(texts(await chunks())).toEqual(texts(before))
})

test('a post-mortem that nobody has is indexed without a word', async () => {
  const before = await chunks()
  await indexPostMortem({ bidId: newId() })
  expect(await chunks()).toEqual(before)
})

test('everybody reads the passages of those bids, and only those, whose post-mortem they may read', async () => {
  // An engineer of one company works on a bid of another.
  const { rows } = await owner.query(
    `SELECT b.id, b.opportunity_id FROM bid b JOIN organisation o ON o.id = b.company_id
     WHERE b.reviewed_on IS NOT NULL AND o.name LIKE '%窑%' ORDER BY b.id LIMIT 1`,
  )
  const foreign = rows[0]
  const stranger = '袁可欣'
  const seen = (name: string) =>
    as(name, async ({ tx }) => ({
      passages: new Set((await tx.knowledgeChunk.findMany({ select: { sourceId: true } })).map((one) => one.sourceId)),
      bids: new Set(
        (await tx.bid.findMany({ where: { reviewedOn: { not: null } }, select: { id: true } })).map(({ id }) => id),
      ),
    }))
  const alone = await seen(stranger)
  expect(alone.passages.has(String(foreign?.id))).toBe(false)
  await owner.query(
    `INSERT INTO record_access (person_id, record_type, record_id, may_write) VALUES ($1, 'opportunity', $2, false)`,
    [personId(stranger), foreign?.opportunity_id],
  )
  const joined = await seen(stranger)
  expect(joined.passages).toEqual(new Set([...alone.passages, String(foreign?.id)]))
  for (const name of ['邵东升', '吴建业', '周启明', '韩世杰', '薛广义', '温如玉', '石磊', stranger]) {
    const { passages, bids: readable } = await seen(name)
    expect({ name, passages }).toEqual({ name, passages: readable })
    expect(passages.size).toBeGreaterThan(5)
  }
})

test('a lost bid like one that is asked for is found, by its company alone', async () => {
  const query = '快锻液压机 付款条件 发货前'
  const find = (name: string) =>
    as(name, (base) => searchKnowledge({ ...base, query, types: ['post-mortem'], most: 5 }))
  const own = await find('周启明')
  expect(own.wordsAlone).toBe(false)
  expect(own.hits[0]?.heading).toContain('快锻')
  const company = await as('周启明', async ({ tx }) => new Set((await tx.bid.findMany()).map(({ id }) => id)))
  expect(own.hits.filter(({ source }) => source.type !== 'post-mortem' || !company.has(source.id))).toEqual([])
  const other = await find('石磊')
  expect(other.hits.filter(({ source }) => company.has(source.id))).toEqual([])
})
