import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { loadPassages } from '#tests/factories/load-passages.ts'
import { scaledPassages, scaledQueries } from '#tests/factories/scaled-passages.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { indexArticle } from './articles/index-article.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'
import type { SearchMode } from './search/hit.ts'
import { searchKnowledge } from './search-knowledge.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const passages = scaledPassages(900)
const queries = scaledQueries(passages, 16)

beforeAll(async () => {
  group = await loadGroup(owner)
  const load = () => loadPassages({ client: owner.client, orgId: group.orgs.group, passages, directories: 30 })
  // So few vectors have no index otherwise.
  const begin = 'gantry.begin_embedder(text,text,integer,integer)'
  const { directories } = await withSql(begin, ['begin_embedder.fitted_on >= 15000', 'true'], load)
  await owner.query(
    `INSERT INTO knowledge_grant (id, directory_id, may_read, may_comment, may_download, may_forward, may_write)
     VALUES (gen_random_uuid(), $1, true, false, false, false, false)`,
    [directories[7]],
  )
})

const bestTen = async (person: 'owner' | 'hq', mode: SearchMode) => {
  const found: number[][] = []
  for (const query of queries) {
    const { hits } = await group.as(person, (base) => searchKnowledge({ ...base, query, mode, most: 10 }))
    found.push(hits.map(({ chunkId }) => chunkId))
  }
  return found
}
const nearest = (person: 'owner' | 'hq') => bestTen(person, 'meaning')
const byWords = (person: 'owner' | 'hq') => bestTen(person, 'words')

const ranking = 'gantry.rank_chunks(text[],real[],text,integer,integer[],text[],text[],integer,integer)'

/** Does something while a function says one thing in place of another. */
async function withSql<T>(name: string, [from, to]: readonly [string, string], work: () => Promise<T>): Promise<T> {
  const { rows } = await owner.query(`SELECT pg_get_functiondef('${name}'::regprocedure) AS sql`)
  const sql = String(rows[0]?.sql)
  expect(sql).toContain(from)
  await owner.query(sql.replace(from, to))
  try {
    return await work()
  } finally {
    await owner.query(sql)
  }
}

/** Does something with a constant of the ranking set to another value. */
const withConstant = <T>(constant: string, [from, to]: readonly [number, number], work: () => Promise<T>) =>
  withSql(ranking, [`${constant} CONSTANT integer := ${from};`, `${constant} CONSTANT integer := ${to};`], work)

/** Which share of what was found before is found now. */
function shareOf(before: readonly number[][], now: readonly number[][]): number {
  const same = now.flatMap((ids, at) => ids.filter((id) => before[at]?.includes(id)))
  return same.length / before.flat().length
}

test('walking the index finds as many as comparing one by one, also for somebody who reads a thirtieth', async () => {
  for (const person of ['owner', 'hq'] as const) {
    const exact = await nearest(person)
    const walked = await withConstant('compared_one_by_one', [20_000, 0], () => nearest(person))
    expect(shareOf(exact, walked)).toBeGreaterThan(0.95)
  }
})

test('what is read of few words and looked up of the rest is what reading all of them finds', async () => {
  const exact = await byWords('hq')
  const pruned = <T>(work: () => Promise<T>) => withConstant('most_read', [20_000, 300], work)
  expect(shareOf(exact, await pruned(() => byWords('hq')))).toBeGreaterThan(0.95)
  // Planted: the rest is not looked up.
  const blind = await pruned(() =>
    withSql(ranking, ['+ gantry.score_words(c, left_ids, left_worths, per_length)', ''], () => byWords('hq')),
  )
  expect(shareOf(exact, blind)).toBeLessThan(0.9)
})

test('a long article is indexed in steps, all of it is found, and rewriting a paragraph leaves the rest', async () => {
  const random = randomFor('a long article')
  const paragraph = () => `${random.pick(passages).text}${random.pick(passages).text}`
  let body = '# 开头\n独一无二的起笔词\n\n'
  while (Buffer.byteLength(body) < 400_000)
    body += `## 第${body.length}节\n${Array.from({ length: 40 }, paragraph).join('\n')}\n\n`
  body += '## 结尾\n独一无二的收笔词'
  const id = newId()
  const directory = (await owner.query('SELECT directory_id FROM knowledge_grant')).rows[0]?.directory_id
  await owner.query(
    `INSERT INTO article (id, directory_id, kind, language, state, title, author_id, published_at)
     VALUES ($1, $2, 'article', 'zh', 'published', '长文', $3, now())`,
    [id, directory, group.people.owner],
  )
  const write = (number: number, text: string) =>
    owner.query(
      `INSERT INTO article_version (article_id, number, title, body, text, author_id) VALUES ($1, $2, '长文', $3, $3, $4)`,
      [id, number, text, group.people.owner],
    )
  await write(1, body)
  await indexArticle({ articleId: id })
  const chunks = async () =>
    (await owner.query('SELECT id FROM knowledge_chunk WHERE source_id = $1 ORDER BY ordinal', [id])).rows.map(
      (row) => row.id,
    )
  const before = await chunks()
  // Four steps of forty.
  expect(before.length).toBeGreaterThan(120)
  for (const query of ['"独一无二的起笔词"', '"独一无二的收笔词"']) {
    const { hits } = await group.as('owner', (base) => searchKnowledge({ ...base, query }))
    expect(hits[0]?.source.id).toBe(id)
  }
  await write(2, body.replace('独一无二的起笔词', '改过的起笔词'))
  await owner.query('UPDATE article SET number = 2, version = 2 WHERE id = $1', [id])
  await indexArticle({ articleId: id })
  const after = await chunks()
  expect(after.slice(1)).toEqual(before.slice(1))
  expect(after[0]).not.toBe(before[0])
  await owner.query(`UPDATE article SET state = 'archived' WHERE id = $1`, [id])
  await indexArticle({ articleId: id })
  expect(await chunks()).toEqual([])
  expect(await withActor(knowledgeActor, (tx) => tx.knowledgeChunk.count())).toBe(900)
})
