import { beforeAll, expect, test } from 'vitest'
import { getDigest } from '#crm/digests/get-digest.server.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { forwardArticle } from '#knowledge/articles/forward-article.server.ts'
import { publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findNotifications } from './find-notifications.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const [directoryId, articleId] = [newId(), newId()]
const day = { today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY' }

const grant = (rights: ('read' | 'forward')[]) =>
  group.as('admin', (base) => setGrants({ ...base, id: directoryId, grants: [{ orgId: null, rights }] }))
const inbox = async (person: PersonKey) => (await group.as(person, (base) => findNotifications({ ...base, day }))).rows

beforeAll(async () => {
  group = await loadGroup(owner)
  await group.as('admin', async (base) => {
    const orgId = group.orgs.group
    await addDirectory({ ...base, id: directoryId, parentId: null, orgId, name: '锻压', nameLatin: null })
    await addArticle({
      ...base,
      id: articleId,
      directoryId,
      kind: 'article',
      language: 'zh',
      title: '选型',
      content: { body: '正文' },
    })
    await publishArticle({ ...base, id: articleId, version: 1 })
  })
  await grant(['read', 'forward'])
})

test('whoever is handed an article reads in the inbox by whom, and no more of it once they may not read it', async () => {
  const [to, note] = [group.people.colleague, '看第二段']
  await group.as('owner', (base) => forwardArticle({ ...base, id: newId(), articleId, to, note }))
  const [told] = await inbox('colleague')
  expect(told).toMatchObject({
    kind: 'forward',
    read: false,
    forward: {
      by: { id: group.people.owner, name: { zh: '周启明', en: 'Zhou Qiming' } },
      note: '看第二段',
      article: { id: articleId, title: '选型' },
    },
  })
  expect(await inbox('owner')).toEqual([])
  const digest = () => group.as('colleague', (base) => getDigest({ ...base, day }))
  expect(await digest()).toMatchObject({ forwards: [{ article: { id: articleId } }], unread: 1 })
  await owner.query('UPDATE notification SET read_at = now()')
  expect((await digest())?.forwards ?? []).toEqual([])
  await grant([])
  expect(await inbox('colleague')).toMatchObject([{ kind: 'forward', forward: null }])
})
