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
import { searchKnowledge } from './search-knowledge.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const passages = scaledPassages(900)
const queries = scaledQueries(passages, 16)

beforeAll(async () => {
  group = await loadGroup(owner)
  const { directories } = await loadPassages({
    client: owner.client,
    orgId: group.orgs.group,
    passages,
    directories: 30,
  })
  await owner.query(
    `INSERT INTO knowledge_grant (id, directory_id, may_read, may_comment, may_download, may_forward, may_write)
     VALUES (gen_random_uuid(), $1, true, false, false, false, false)`,
    [directories[7]],
  )
})

const nearest = async (person: 'owner' | 'hq') => {
  const found: number[][] = []
  for (const query of queries) {
    const { hits } = await group.as(person, (base) => searchKnowledge({ ...base, query, mode: 'meaning', most: 10 }))
    found.push(hits.map(({ chunkId }) => chunkId))
  }
  return found
}

test('walking the index finds as many as comparing one by one, also for somebody who reads a thirtieth', async () => {
  const name = `'gantry.rank_chunks(text[],real[],text,integer,integer[],text[],text[],integer,integer)'::regprocedure`
  const { rows } = await owner.query(`SELECT pg_get_functiondef(${name}) AS sql`)
  const sql = String(rows[0]?.sql)
  const constant = 'compared_one_by_one CONSTANT integer := 20000'
  expect(sql).toContain(constant)
  const exact = { owner: await nearest('owner'), hq: await nearest('hq') }
  await owner.query(sql.replace(constant, 'compared_one_by_one CONSTANT integer := 0'))
  try {
    for (const person of ['owner', 'hq'] as const) {
      const walked = await nearest(person)
      const same = walked.flatMap((ids, at) => ids.filter((id) => exact[person][at]?.includes(id))).length
      expect(same / exact[person].flat().length).toBeGreaterThan(0.95)
    }
  } finally {
    await owner.query(sql)
  }
})

test('an article of five megabytes is indexed in steps, all of it is found, and rewriting a paragraph leaves the rest', async () => {
  const random = randomFor('a long article')
  const paragraph = () => `${random.pick(passages).text}${random.pick(passages).text}`
  let body = '# 开头\n独一无二的起笔词\n\n'
  while (Buffer.byteLength(body) < 5_000_000)
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
  expect(before.length).toBeGreaterThan(1500)
  for (const query of ['"独一无二的起笔词"', '"独一无二的收笔词"']) {
    const { hits } = await group.as('owner', (base) => searchKnowledge({ ...base, query }))
    expect(hits.map(({ source }) => source.id)).toEqual([id])
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
}, 300_000)
