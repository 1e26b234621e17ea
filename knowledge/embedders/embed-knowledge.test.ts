import { beforeAll, expect, test } from 'vitest'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { indexSource } from '#knowledge/index-source.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import { removeSource } from '#knowledge/remove-source.server.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { scaledPassages } from '#tests/factories/scaled-passages.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { askEmbedder } from './ask-embedder.server.ts'
import { embedKnowledge, isEmbedded } from './embed-knowledge.server.ts'
import type { Embedder } from './embedder.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const directoryId = newId()
const special = newId()

beforeAll(async () => {
  group = await loadGroup(owner)
  await group.as('admin', async (base) => {
    await addDirectory({
      ...base,
      id: directoryId,
      parentId: null,
      orgId: group.orgs.group,
      name: '公开',
      nameLatin: null,
    })
    await setGrants({ ...base, id: directoryId, grants: [{ orgId: null, rights: ['read'] }] })
  })
})

const index = (id: string, heading: string, text: string) =>
  withActor(knowledgeActor, (tx) =>
    indexSource({ tx, source: { type: 'article', id }, audience: { directoryId }, sections: [{ heading, text }] }),
  )
const embedders = async () =>
  (
    await owner.query(`SELECT e.key, e.state, e.dimensions, (SELECT count(*)::int FROM gantry.knowledge_vector v
      WHERE v.embedder_id = e.id) AS vectors FROM gantry.knowledge_embedder e ORDER BY e.id`)
  ).rows

/** Points at the one text that speaks of corrosion, and at whoever asks for rust; all else points elsewhere. */
function fakeEmbedder(key: string, dimensions: number): Embedder & { calls: number; down: boolean } {
  const fake = {
    key,
    calls: 0,
    down: false,
    embed: async (texts: readonly string[]) => {
      fake.calls += 1
      if (fake.down) throw new Error('connect ECONNREFUSED')
      return texts.map((text) => {
        const vector = new Float32Array(dimensions)
        vector[/锈|腐蚀/.test(text) ? 0 : 1 + (text.length % (dimensions - 1))] = 3
        return vector
      })
    },
  }
  return fake
}

test('of fewer than thirty passages nothing is learnt, and search says that it went by words', async () => {
  await embedKnowledge({ embedder: null })
  expect(await embedders()).toEqual([])
  expect(await group.as('owner', (base) => searchKnowledge({ ...base, query: '轧辊' }))).toEqual({
    hits: [],
    wordsAlone: true,
  })
})

test('vectors of words are fitted, fold in what is new, and are fitted anew when there is much more', async () => {
  for (const { heading, text } of scaledPassages(60)) await index(newId(), heading, text)
  await index(special, '海边设备', '盐雾地区的钢结构腐蚀很快，底漆要用富锌的。')
  await embedKnowledge({ embedder: null })
  expect(await embedders()).toEqual([{ key: 'lsa', state: 'current', dimensions: 256, vectors: 61 }])
  await index(newId(), '又一篇', '轧辊磨损与换辊周期')
  await embedKnowledge({ embedder: null })
  expect(await embedders()).toEqual([{ key: 'lsa', state: 'current', dimensions: 256, vectors: 62 }])
  for (const { heading, text } of scaledPassages(90, 'more')) await index(newId(), heading, text)
  await embedKnowledge({ embedder: null })
  expect(await embedders()).toEqual([{ key: 'lsa', state: 'current', dimensions: 256, vectors: 152 }])
  const { wordsAlone, hits } = await group.as('owner', (base) => searchKnowledge({ ...base, query: '轧辊磨损' }))
  expect(wordsAlone).toBe(false)
  expect(hits[0]?.why.similarity).toBeGreaterThan(0)
})

test('cut while the vectors of words are written, it is fitted anew, and nothing is embedded by half of them', async () => {
  const wordsOf = async (state: string) =>
    (
      await owner.query(
        `SELECT count(*)::int AS words FROM gantry.knowledge_word_vector w
         JOIN gantry.knowledge_embedder e ON e.id = w.embedder_id WHERE e.state = $1`,
        [state],
      )
    ).rows[0]?.words
  const all = await wordsOf('current')
  expect(all).toBeGreaterThan(250)
  // As one from before it was kept whether all are there; and the process is gone after the first part of them.
  await owner.query('UPDATE gantry.knowledge_embedder SET fitted = false')
  await owner.query(`CREATE FUNCTION gantry.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT count(*) FROM gantry.knowledge_word_vector WHERE embedder_id = (SELECT max(id) FROM gantry.knowledge_embedder)) > 250
    THEN RAISE EXCEPTION 'gone'; END IF; RETURN NULL; END $$`)
  await owner.query(`CREATE TRIGGER cut AFTER INSERT ON gantry.knowledge_word_vector
    FOR EACH STATEMENT EXECUTE FUNCTION gantry.cut()`)
  await expect(embedKnowledge({ embedder: null })).rejects.toThrow('gone')
  await owner.query('DROP TRIGGER cut ON gantry.knowledge_word_vector')
  await owner.query('DROP FUNCTION gantry.cut()')
  expect(await embedders()).toMatchObject([
    { state: 'current', vectors: 152 },
    { state: 'building', vectors: 0 },
  ])
  expect(await wordsOf('building')).toBe(250)
  const { rows } = await owner.query(`SELECT max(id) AS id FROM gantry.knowledge_embedder`)
  const cut = Number(rows[0]?.id)
  const asService = <T>(work: Parameters<typeof withActor<T>>[1]) => withActor(knowledgeActor, work)
  await expect(asService((tx) => tx.$executeRaw`SELECT gantry.fold_chunks(${cut}::integer, ARRAY[1])`)).rejects.toThrow(
    'has not all of its words',
  )
  expect(await asService((tx) => tx.$queryRaw`SELECT gantry.switch_embedder(${cut}::integer) AS done`)).toEqual([
    { done: false },
  ])

  await embedKnowledge({ embedder: null })
  expect(await embedders()).toEqual([{ key: 'lsa', state: 'current', dimensions: 256, vectors: 152 }])
  expect(await wordsOf('current')).toBe(all)
  expect(await isEmbedded({ embedder: null })).toBe(true)
  // Whoever was at the former one is told, and writes no word of it any more.
  expect(
    await asService(
      (tx) =>
        tx.$queryRaw`SELECT gantry.add_word_vectors(${cut}::integer, '{}'::integer[], '{}'::text[], true) AS added`,
    ),
  ).toEqual([{ added: false }])
})

test('an endpoint is built beside, serves once it is complete, and another length of vectors takes its place', async () => {
  const first = fakeEmbedder('model-a', 8)
  // It breaks off half-way: search goes on by what there was.
  const breaking: Embedder = {
    key: first.key,
    embed: async (texts, options) => {
      if (first.calls > 2) throw new Error('connect ECONNREFUSED')
      return first.embed(texts, options)
    },
  }
  await expect(embedKnowledge({ embedder: breaking })).rejects.toThrow('ECONNREFUSED')
  expect(await embedders()).toMatchObject([
    { key: 'lsa', state: 'current', vectors: 152 },
    { key: 'model-a', state: 'building', vectors: 64 },
  ])
  const before = await group.as('owner', (base) => searchKnowledge({ ...base, query: '轧辊磨损' }))
  expect(before.wordsAlone).toBe(false)

  await embedKnowledge({ embedder: first })
  expect(await embedders()).toEqual([{ key: 'model-a', state: 'current', dimensions: 8, vectors: 152 }])
  const actor = await group.as('owner', async (base) => base.actor)
  const asked = await askEmbedder({ actor, embedder: first, query: '生锈' })
  const { hits } = await group.as('owner', (base) =>
    searchKnowledge({ ...base, query: '生锈', asked, mode: 'meaning' }),
  )
  expect(hits[0]?.source.id).toBe(special)
  expect(hits[0]?.why.similarity).toBeCloseTo(1, 2)

  const second = fakeEmbedder('model-a', 5)
  await embedKnowledge({ embedder: second })
  expect(await embedders()).toEqual([{ key: 'model-a', state: 'current', dimensions: 5, vectors: 152 }])
  await embedKnowledge({ embedder: second })
  expect(second.calls).toBe(1 + Math.ceil(152 / 32) + 1)
})

test('a passage that the model does not take has no vector for a day, and holds up no other; too many dimensions are said', async () => {
  const picky = fakeEmbedder('model-p', 5)
  let asked = 0
  const refusing: Embedder = {
    key: picky.key,
    embed: async (texts, options) => {
      const isRefused = texts.some((text) => text.includes('腐蚀'))
      if (isRefused) asked += 1
      // As an endpoint fails that was brought down by a text, too.
      if (isRefused) throw new Error('the endpoint answered 500')
      return picky.embed(texts, options)
    },
  }
  const { rows } = await owner.query(
    `SELECT count(*)::int AS refused FROM knowledge_chunk WHERE heading || ' ' || text LIKE '%腐蚀%'`,
  )
  const without = async () =>
    (await owner.query('SELECT count(*)::int AS refused FROM gantry.knowledge_vector WHERE v IS NULL')).rows
  await embedKnowledge({ embedder: refusing })
  expect(await embedders()).toMatchObject([{ key: 'model-p', state: 'current', vectors: 152 }])
  expect(rows[0]?.refused).toBeGreaterThan(0)
  expect(await without()).toEqual(rows)
  // It is left alone, then asked for again: refused anew, and at last taken.
  const pass = () => owner.query(`UPDATE gantry.knowledge_vector SET retry_at = now() WHERE v IS NULL`)
  const before = asked
  await embedKnowledge({ embedder: refusing })
  expect(asked).toBe(before)
  await pass()
  await embedKnowledge({ embedder: refusing })
  expect(asked).toBeGreaterThan(before)
  expect(await without()).toEqual(rows)
  await embedKnowledge({ embedder: picky })
  expect(await without()).toEqual(rows)
  await pass()
  await embedKnowledge({ embedder: picky })
  expect(await without()).toEqual([{ refused: 0 }])
  await expect(embedKnowledge({ embedder: fakeEmbedder('model-q', 4096) })).rejects.toThrow('at most 4000')
  await embedKnowledge({ embedder: fakeEmbedder('model-a', 5) })
})

test('an endpoint that refuses whatever it is sent has refused no passage', async () => {
  const taking = fakeEmbedder('model-r', 5)
  const refusing: Embedder = {
    key: taking.key,
    embed: async (texts, options) => {
      // It answers as long as it is asked who it is.
      if (taking.calls > 1) throw new Error('the endpoint refused the request (400)')
      return taking.embed(texts, options)
    },
  }
  await expect(embedKnowledge({ embedder: refusing })).rejects.toThrow('400')
  expect(await embedders()).toMatchObject([{ key: 'model-a' }, { key: 'model-r', state: 'building', vectors: 32 }])
  const { rows } = await owner.query('SELECT count(*)::int AS refused FROM gantry.knowledge_vector WHERE v IS NULL')
  expect(rows).toEqual([{ refused: 0 }])
  await embedKnowledge({ embedder: fakeEmbedder('model-a', 5) })
})

test('an embedder that is down leaves words, and search says so', async () => {
  const down = fakeEmbedder('model-a', 5)
  down.down = true
  const actor = await group.as('owner', async (base) => base.actor)
  expect(await askEmbedder({ actor, embedder: down, query: '腐蚀' })).toBeNull()
  const found = await group.as('owner', (base) => searchKnowledge({ ...base, query: '腐蚀', asked: null }))
  expect(found.wordsAlone).toBe(true)
  expect(found.hits[0]?.source.id).toBe(special)
  // Vectors of another embedder, or of another length, are not compared.
  expect(await askEmbedder({ actor, embedder: fakeEmbedder('model-b', 5), query: '腐蚀' })).toBeNull()
  expect(await askEmbedder({ actor, embedder: fakeEmbedder('model-a', 9), query: '腐蚀' })).toBeNull()
})

test('without an endpoint the embedded vectors come back, and what is removed leaves nothing behind', async () => {
  await embedKnowledge({ embedder: null })
  expect(await embedders()).toMatchObject([{ key: 'lsa', state: 'current', vectors: 152 }])
  await withActor(knowledgeActor, (tx) => removeSource({ tx, source: { type: 'article', id: special } }))
  const { rows } = await owner.query(`SELECT (SELECT count(*)::int FROM gantry.knowledge_vector) AS vectors,
    (SELECT sum(chunks)::int FROM gantry.knowledge_total) AS chunks, (SELECT count(*)::int FROM knowledge_chunk) AS rows,
    (SELECT sum(n)::int FROM gantry.knowledge_posting) AS postings,
    (SELECT sum(cardinality(entries))::int FROM gantry.knowledge_posting) AS entries,
    (SELECT sum(u.n)::int FROM gantry.knowledge_word k CROSS JOIN LATERAL unnest(k.chunks) u (n)) AS frequencies,
    (SELECT sum(cardinality(words))::int FROM gantry.knowledge_chunk_words) AS words`)
  const [left] = rows
  expect(left).toMatchObject({ vectors: 151, chunks: 151, rows: 151 })
  expect([left?.postings, left?.entries, left?.frequencies]).toEqual([left?.words, left?.words, left?.words])
})
