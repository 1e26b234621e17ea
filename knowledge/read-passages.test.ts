import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { embedKnowledge } from './embedders/embed-knowledge.server.ts'
import { indexSource } from './index-source.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'
import { readPassages } from './read-passages.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const texts = ['压机 规格书 参与', '规格书 参与 技术', '付款 偏离 保函', '付款 偏离 预付', '轧辊 交期 加急']
const sources = Array.from({ length: 40 }, (_, at) => ({ id: newId(), group: 'all', at }))
const isHere = (at: number) => at % 2 === 0

beforeAll(async () => {
  group = await loadGroup(owner)
  for (const { id, at } of sources) {
    const companyId = isHere(at) ? group.orgs.presses : group.orgs.mills
    const text = `${texts[at % texts.length]} ${texts[(at * 3) % texts.length]}`
    await withActor(knowledgeActor, (tx) =>
      indexSource({
        tx,
        source: { type: 'post-mortem', id },
        audience: { companyId },
        sections: [{ heading: '', text, part: 'technical' }],
      }),
    )
  }
  await embedKnowledge({ embedder: null })
})

const read = (person: PersonKey) => group.as(person, ({ tx }) => readPassages({ tx, type: 'post-mortem', sources }))

test('whoever belongs to a company reads its passages, measured by the middle of those alone', async () => {
  const passages = await read('owner')
  expect(passages.map(({ sourceId }) => sourceId).sort()).toEqual(
    sources.flatMap(({ id, at }) => (isHere(at) ? [id] : [])).sort(),
  )
  // The same reckoned here, out of the vectors as they are kept.
  const { rows } = await owner.query(
    `SELECT v.chunk_id, v.v::text AS v FROM gantry.knowledge_vector v JOIN knowledge_chunk c ON c.id = v.chunk_id
     WHERE c.id = ANY ($1)`,
    [passages.map(({ chunkId }) => chunkId)],
  )
  const vectors = new Map(rows.map(({ chunk_id: id, v }) => [id, JSON.parse(String(v)) as number[]]))
  const all = [...vectors.values()]
  const middle = all[0]?.map((_, at) => all.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / all.length) ?? []
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  const length = (a: readonly number[]) => Math.sqrt(product(a, a))
  expect(vectors.size).toBe(20)
  for (const { chunkId, centrality } of passages) {
    const own = vectors.get(chunkId) ?? []
    expect(centrality).toBeCloseTo(product(own, middle) / (length(own) * length(middle)), 2)
  }
  expect(new Set(passages.map(({ centrality }) => centrality?.toFixed(3))).size).toBeGreaterThan(2)
})

test('nothing is said of what may not be read, however it is asked for', async () => {
  const { rows } = await owner.query(
    'SELECT c.id, a.company_id FROM knowledge_chunk c JOIN knowledge_audience a ON a.id = c.audience',
  )
  const ids = rows.map(({ id }) => Number(id))
  const here = rows.filter(({ company_id: company }) => company === group.orgs.presses).map(({ id }) => Number(id))
  const ask = (person: PersonKey) =>
    group.as(
      person,
      ({ tx }) => tx.$queryRaw<{ id: number; near: number }[]>`
      SELECT chunk_id AS id, centrality AS near FROM gantry.chunk_centrality(${ids}::integer[], ${ids.map(() => 'all')}::text[])`,
    )
  const own = await ask('owner')
  expect(own.map(({ id }) => id).sort((a, b) => a - b)).toEqual(here.sort((a, b) => a - b))
  expect((await ask('hq')).length).toBe(ids.length)
  // Hidden ones move no middle.
  const read20 = new Map((await read('owner')).map(({ chunkId, centrality }) => [chunkId, centrality]))
  for (const { id, near } of own) expect(near).toBeCloseTo(read20.get(id) ?? 0, 5)
  expect(await group.as('owner', ({ tx }) => readPassages({ tx, type: 'post-mortem', sources: [] }))).toEqual([])
})
