import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { listDirectories, listGrants } from '#knowledge/directories/list-directories.server.ts'
import { moveDirectory } from '#knowledge/directories/move-directory.server.ts'
import { renameDirectory } from '#knowledge/directories/rename-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addArticle } from './add-article.server.ts'
import { commentOnArticle } from './comment-on-article.server.ts'
import { countUptake } from './count-uptake.server.ts'
import { findArticles } from './find-articles.server.ts'
import { getArticle } from './get-article.server.ts'
import { getArticleFile } from './get-article-file.server.ts'
import { indexArticle } from './index-article.server.ts'
import { moveArticle } from './move-article.server.ts'
import { archiveArticle, publishArticle } from './publish-article.server.ts'
import { recordReading } from './record-reading.server.ts'
import { writeArticle } from './write-article.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const [top, press] = [newId(), newId()]

beforeAll(async () => {
  group = await loadGroup(owner)
  await group.as('admin', async (base) => {
    await addDirectory({
      ...base,
      id: top,
      parentId: null,
      orgId: group.orgs.group,
      name: '产品知识',
      nameLatin: 'Products',
    })
    await setGrants({ ...base, id: top, grants: [{ orgId: null, rights: ['read'] }] })
    await addDirectory({ ...base, id: press, parentId: top, name: '锻压', nameLatin: null })
    await setGrants({
      ...base,
      id: press,
      grants: [
        { orgId: group.orgs.presses, rights: ['read', 'comment', 'write'] },
        { orgId: group.orgs.mills, rights: [] },
        { orgId: null, rights: ['read', 'download'] },
      ],
    })
  })
})

interface Written {
  body?: string
  directoryId?: string
}
async function write(title: string, { body = '正文', directoryId = press }: Written = {}): Promise<string> {
  const id = newId()
  await group.as('owner', (base) =>
    addArticle({ ...base, id, directoryId, kind: 'article', language: 'zh', title, content: { body } }),
  )
  return id
}
async function published(title: string, more: Written = {}): Promise<string> {
  const id = await write(title, more)
  await group.as('owner', (base) => publishArticle({ ...base, id, version: 1 }))
  await indexArticle({ articleId: id })
  return id
}

test('directories stand in their order with what the reader may do, and each names whose rights it has', async () => {
  const below = newId()
  await group.as('owner', (base) =>
    addDirectory({ ...base, id: below, parentId: press, name: '快锻', nameLatin: null }),
  )
  const seen = (person: 'owner' | 'parent' | 'otherSubsidiary') =>
    group.as(person, async ({ tx }) =>
      (await listDirectories({ tx })).map(({ name, may, rightsFrom }) => [name.zh, may.join(' '), rightsFrom]),
    )
  expect(await seen('owner')).toEqual([
    ['产品知识', 'read', top],
    ['锻压', 'read comment write', press],
    ['快锻', 'read comment write', press],
  ])
  expect(await seen('parent')).toEqual([
    ['产品知识', 'read', top],
    ['锻压', 'read download', press],
    ['快锻', 'read download', press],
  ])
  // Their company's line takes away what everybody has.
  expect(await seen('otherSubsidiary')).toEqual([['产品知识', 'read', top]])
  const lines = await group.as('owner', ({ tx }) => listGrants({ tx, directoryId: press }))
  expect(lines.map(({ org, rights }) => [org?.name.en ?? null, rights.join(' ')])).toEqual([
    ['Zhongsong Forging', 'read comment write'],
    ['Zhongsong Rolling Mills', ''],
    [null, 'read download'],
  ])
  await group.as('owner', (base) => renameDirectory({ ...base, id: below, name: '快锻机组', nameLatin: null }))
  await expect(
    group.as('owner', (base) => moveDirectory({ ...base, id: press, parentId: below, before: null })),
  ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(
    group.as('owner', (base) => moveDirectory({ ...base, id: below, parentId: top, before: null })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await group.as('admin', (base) => moveDirectory({ ...base, id: below, parentId: top, before: press }))
  expect((await seen('parent')).map(([name]) => name)).toEqual(['产品知识', '快锻机组', '锻压'])
})

test('of two editors the second is told, and nothing is lost', async () => {
  const id = await write('能耗保证值')
  const save = (person: 'owner' | 'colleague', body: string) =>
    group.as(person, (base) => writeArticle({ ...base, id, version: 1, title: '能耗保证值', content: { body } }))
  expect(await save('owner', '第一个人写的')).toEqual({ version: 2, number: 2 })
  await expect(save('colleague', '第二个人写的')).rejects.toMatchObject({ code: 'CONFLICT' })
  // The first one's answer was lost, and they send it again.
  expect(await save('owner', '第一个人写的')).toEqual({ version: 2, number: 2 })
  const article = await group.as('colleague', (base) => getArticle({ ...base, id }))
  expect([article.body, article.versions.map(({ number }) => number)]).toEqual(['第一个人写的', [2, 1]])
  expect((await group.as('colleague', (base) => getArticle({ ...base, id, number: 1 }))).body).toBe('正文')
})

test('a draft is its directory’s writers’, a published article everybody’s who reads there, an archived one is not found', async () => {
  const id = await write('偏心载荷试验', { body: '# 试验\n偏心载荷要慢慢加。' })
  const read = (person: 'parent' | 'otherSubsidiary') => group.as(person, (base) => getArticle({ ...base, id }))
  const search = async () =>
    (await group.as('parent', (base) => searchKnowledge({ ...base, query: '偏心载荷' }))).hits.map(
      ({ heading }) => heading,
    )
  await expect(read('parent')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await group.as('owner', (base) => publishArticle({ ...base, id, version: 1 }))
  await indexArticle({ articleId: id })
  expect((await read('parent')).title).toBe('偏心载荷试验')
  expect(await search()).toEqual(['偏心载荷试验 › 试验'])
  await expect(read('otherSubsidiary')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const millSearch = await group.as('otherSubsidiary', (base) => searchKnowledge({ ...base, query: '偏心载荷' }))
  expect(millSearch.hits).toEqual([])
  await expect(group.as('parent', (base) => archiveArticle({ ...base, id, version: 2 }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await group.as('owner', (base) => archiveArticle({ ...base, id, version: 2 }))
  await indexArticle({ articleId: id })
  expect(await search()).toEqual([])
  expect((await read('parent')).state).toBe('archived')
})

test('from the moment on that an article is moved or archived, nothing of it is told to who may not read it', async () => {
  const [moved, archived] = [await published('甲酸清洗'), await published('乙酸清洗')]
  const strict = newId()
  await group.as('admin', async (base) => {
    await addDirectory({ ...base, id: strict, parentId: top, name: '内部', nameLatin: null })
    await setGrants({ ...base, id: strict, grants: [{ orgId: group.orgs.presses, rights: ['read', 'write'] }] })
  })
  const found = async (person: PersonKey) => {
    const { hits } = await group.as(person, (base) => searchKnowledge({ ...base, query: '酸清洗' }))
    return hits.map(({ source }) => source.id).toSorted()
  }
  expect(await found('parent')).toEqual([moved, archived].toSorted())
  await group.as('admin', (base) => moveArticle({ ...base, id: moved, directoryId: strict }))
  await group.as('owner', (base) => archiveArticle({ ...base, id: archived, version: 2 }))
  expect(await found('parent')).toEqual([])
  expect(await found('owner')).toEqual([moved])
})

test('an article that is moved has the rights of where it is, in search as well', async () => {
  const id = await published('辊缝标定', { body: '辊缝标定每班一次' })
  await group.as('admin', (base) => moveArticle({ ...base, id, directoryId: top }))
  await indexArticle({ articleId: id })
  const { hits } = await group.as('otherSubsidiary', (base) => searchKnowledge({ ...base, query: '辊缝标定' }))
  expect(hits.map(({ source }) => source.id)).toEqual([id])
})

test('comments by whoever may comment, once; what people make of an article is counted, not who', async () => {
  const id = await published('蓄能器检查')
  const comment = { id: newId(), text: '每月一次' }
  for (let twice = 0; twice < 2; twice += 1)
    await group.as('colleague', (base) => commentOnArticle({ ...base, ...comment, articleId: id }))
  await expect(
    group.as('parent', (base) => commentOnArticle({ ...base, id: newId(), text: '…', articleId: id })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const say = (person: 'owner' | 'parent', act: 'opened' | 'useful' | 'not-useful', now: string) =>
    group.as(person, (base) => recordReading({ ...base, id: newId(), articleId: id, act, now: new Date(now) }))
  await say('parent', 'opened', '2026-11-01')
  await say('parent', 'not-useful', '2026-11-02')
  await say('parent', 'useful', '2026-11-03')
  await say('owner', 'not-useful', '2026-11-04')
  const article = await group.as('parent', (base) => getArticle({ ...base, id }))
  expect(article.comments.map(({ text }) => text)).toEqual(['每月一次'])
  expect([article.uptake, article.said]).toEqual([{ opened: 1, useful: 1, notUseful: 1 }, 'useful'])
  expect(await group.as('otherSubsidiary', ({ tx }) => countUptake({ tx, ids: [id] }))).toEqual(new Map())
})

test('lists go on page by page', async () => {
  const { rows, next } = await group.as('owner', (base) => findArticles({ ...base, filter: { mine: true }, most: 2 }))
  expect(rows).toHaveLength(2)
  const all = await group.as('owner', (base) => findArticles({ ...base, filter: { mine: true } }))
  const rest = await group.as('owner', (base) =>
    findArticles({ ...base, filter: { mine: true, ...(next ? { after: next } : {}) } }),
  )
  expect([...rows, ...rest.rows].map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id))
})

test('a file without text is kept and says why nothing of it is found; downloading is a right of its own', async () => {
  const id = newId()
  const file = {
    fileId: newId(),
    fileName: '扫描件.pdf',
    format: 'pdf' as const,
    bytes: 10,
    text: '',
    problem: 'no-text',
  }
  await group.as('owner', async (base) => {
    await addArticle({
      ...base,
      id,
      directoryId: press,
      kind: 'standard',
      language: 'zh',
      title: '扫描的标准',
      content: { file },
    })
    await publishArticle({ ...base, id, version: 1 })
  })
  await indexArticle({ articleId: id })
  const { file: shown } = await group.as('parent', (base) => getArticle({ ...base, id }))
  expect(shown).toEqual({ name: '扫描件.pdf', format: 'pdf', bytes: 10, problem: 'no-text' })
  const { hits } = await group.as('parent', (base) => searchKnowledge({ ...base, query: '扫描的标准' }))
  expect(hits[0]?.source.id).toBe(id)
  expect((await group.as('parent', ({ tx }) => getArticleFile({ tx, id, number: 1 }))).fileId).toBe(file.fileId)
  await expect(group.as('owner', ({ tx }) => getArticleFile({ tx, id, number: 1 }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  // X06: of a directory that somebody does not read neither search, nor the article, nor its file tells anything.
  await group.as('otherSubsidiary', async ({ tx, actor }) => {
    expect(
      (await searchKnowledge({ tx, actor, query: '扫描的标准' })).hits.map(({ source }) => source.id),
    ).not.toContain(id)
    await expect(getArticle({ tx, actor, id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(getArticleFile({ tx, id, number: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await tx.knowledgeChunk.count({ where: { sourceId: id } })).toBe(0)
    expect(await tx.articleVersion.count({ where: { articleId: id } })).toBe(0)
  })
})

test('A02: an article that tells its reader what to answer is a text like any other', async () => {
  const body = readFileSync(new URL('../../tests/cases/A02.article.md', import.meta.url), 'utf8')
  const id = await published('格式说明', { body })
  const { hits } = await group.as('parent', (base) => searchKnowledge({ ...base, query: body.slice(0, 60) }))
  const hit = hits.find(({ source }) => source.id === id)
  expect(hit && body.includes(hit.text)).toBe(true)
  expect((await group.as('parent', (base) => getArticle({ ...base, id }))).body).toBe(body)
})

test('queries of any kind are answered: nothing, a character, two languages, two thousand words', async () => {
  await published('辊压机 roller press', { body: '辊压机 roller press 的液压系统' })
  const search = (query: string) => group.as('parent', (base) => searchKnowledge({ ...base, query }))
  for (const query of ['', ' ', '？', '-', '""', '%_\\']) expect((await search(query)).hits).toEqual([])
  for (const query of ['辊', 'ROLLER 液压', '液压ｒｏｌｌｅｒ', `${'轴承 maintenance 备件 '.repeat(700)} 辊压机`])
    expect((await search(query)).hits.map(({ article }) => article?.title)).toContain('辊压机 roller press')
})
