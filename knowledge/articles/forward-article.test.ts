import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addArticle } from './add-article.server.ts'
import { findArticleReaders } from './find-article-readers.server.ts'
import { forwardArticle } from './forward-article.server.ts'
import { publishArticle } from './publish-article.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const [directoryId, articleId, draftId] = [newId(), newId(), newId()]

beforeAll(async () => {
  group = await loadGroup(owner)
  await group.as('admin', async (base) => {
    const orgId = group.orgs.group
    await addDirectory({ ...base, id: directoryId, parentId: null, orgId, name: '锻压', nameLatin: null })
    await setGrants({
      ...base,
      id: directoryId,
      grants: [
        { orgId: group.orgs.presses, rights: ['read', 'forward'] },
        { orgId: group.orgs.mills, rights: [] },
        { orgId: null, rights: ['read'] },
      ],
    })
    for (const id of [articleId, draftId])
      await addArticle({
        ...base,
        id,
        directoryId,
        kind: 'article',
        language: 'zh',
        title: '选型',
        content: { body: '正文' },
      })
    await publishArticle({ ...base, id: articleId, version: 1 })
  })
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification')
  await owner.query('DELETE FROM article_forward')
})

const forward = (person: PersonKey, to: PersonKey, more: Partial<Parameters<typeof forwardArticle>[0]> = {}) =>
  group.as(person, (base) => forwardArticle({ ...base, id: newId(), articleId, to: group.people[to], ...more }))
const offered = (person: PersonKey, q: string) =>
  group.as(person, async (base) => {
    const ids = await findArticleReaders({ ...base, articleId, q })
    return ids.map((id) => Object.entries(group.people).find(([, one]) => one === id)?.[0])
  })
const kept = async () =>
  (
    await owner.query(`SELECT f.from_id, f.to_id, f.note, n.person_id AS told FROM article_forward f
      LEFT JOIN notification n ON n.forward_id = f.id`)
  ).rows

test('whoever may forward hands an article to a colleague, who is told once; and it is on record', async () => {
  const id = newId()
  await forward('owner', 'colleague', { id, note: '第二段讲的就是这个' })
  await forward('owner', 'colleague', { id, note: '第二段讲的就是这个' })
  const { owner: from, colleague: to } = group.people
  expect(await kept()).toEqual([{ from_id: from, to_id: to, note: '第二段讲的就是这个', told: to }])
  const { rows } = await owner.query(
    `SELECT entity_id, actor_id, after FROM domain_event WHERE type = 'article.forwarded'`,
  )
  const after = { forwardId: id, to, note: '第二段讲的就是这个' }
  expect(rows).toEqual([{ entity_id: articleId, actor_id: from, after }])
  await expect(forward('owner', 'manager', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('only those who read it are offered, and nobody to whoever may not forward', async () => {
  const everybody = await offered('owner', '')
  expect(everybody).toEqual(expect.arrayContaining(['colleague', 'manager', 'hq', 'admin']))
  expect(everybody).not.toContain('owner')
  expect(everybody).not.toContain('otherSubsidiaryRep')
  expect(await offered('owner', 'ning zhi')).toEqual(['colleague'])
  expect(await offered('owner', '邓晓棠')).toEqual([])
  expect(await offered('parent', '')).toEqual([])
  expect(await offered('otherSubsidiaryRep', '')).toEqual([])
})

test('whoever may not forward is refused, and so is somebody who may not read it, oneself, and a draft; nothing is kept', async () => {
  const wrong = { code: 'BAD_INPUT', details: { field: 'to', key: 'form.mayNotRead' } }
  await expect(forward('parent', 'colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(forward('otherSubsidiaryRep', 'owner')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(forward('owner', 'otherSubsidiaryRep')).rejects.toMatchObject(wrong)
  await expect(forward('owner', 'owner')).rejects.toMatchObject(wrong)
  await expect(forward('admin', 'owner', { articleId: draftId })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await kept()).toEqual([])
})

test('the database refuses as well, and so it does whoever tells another of it', async () => {
  const hand = (person: PersonKey, from: PersonKey, to: PersonKey) =>
    group.as(person, ({ tx }) =>
      tx.articleForward.createMany({
        data: { id: newId(), articleId, fromId: group.people[from], toId: group.people[to] },
      }),
    )
  await expect(hand('parent', 'parent', 'colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(hand('owner', 'owner', 'otherSubsidiaryRep')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(hand('owner', 'manager', 'colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const id = newId()
  await forward('owner', 'colleague', { id })
  const tell = (person: PersonKey, to: PersonKey) =>
    group.as(person, ({ tx }) =>
      tx.notification.createMany({ data: { id: newId(), personId: group.people[to], forwardId: id } }),
    )
  await expect(tell('owner', 'manager')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(tell('manager', 'colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
