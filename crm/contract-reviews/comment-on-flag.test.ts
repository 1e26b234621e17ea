import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getDigest } from '#crm/digests/get-digest.server.ts'
import { countUnread, findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { commentOnFlag } from './comment-on-flag.server.ts'
import { findMentionable } from './find-mentionable.server.ts'
import { CommentOnFlagSchema } from './flag.schema.ts'
import { getReview } from './get-review.server.ts'

const owner = useTestDatabase()
const day = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const versionId = newId()
const flagId = newId()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
  const { people, orgs } = group
  const documentId = newId()
  await owner.query(`INSERT INTO document (id, org_id, opportunity_id, name, created_by)
    VALUES ('${documentId}', '${orgs.pressSales}', '${opportunityId}', '买方稿', '${people.owner}')`)
  await owner.query(`INSERT INTO document_version (id, document_id, number, file_id, file_name, format, bytes, sha256, uploaded_by)
    VALUES ('${versionId}', '${documentId}', 1, '${newId()}', '买方稿.docx', 'docx', 9, '${'a'.repeat(64)}', '${people.owner}')`)
  await owner.query(`INSERT INTO contract_review (version_id, state, coverage, asked_by, finished_at)
    VALUES ('${versionId}', 'done', '{}', '${people.owner}', now())`)
  await owner.query(`INSERT INTO clause_flag (id, version_id, position, origin, kind, severity, clause, span_start, span_end,
      quote, detail, added_by)
    VALUES ('${flagId}', '${versionId}', 0, 'person', 'retention', 'high', '第九条', 0, 3, '质保金',
      '{"said": "太久"}', '${people.legal}')`)
})

beforeEach(async () => {
  await owner.query('DELETE FROM notification; DELETE FROM flag_comment; DELETE FROM domain_event')
})

interface Said {
  id?: string
  text?: string
  to?: readonly PersonKey[]
}

const say = (person: PersonKey, { id = newId(), text = '请看', to = [] }: Said = {}) =>
  group.as(person, (base) =>
    commentOnFlag({ ...base, id, flagId, versionId, text, mentions: to.map((one) => group.people[one]) }),
  )
const inbox = async (person: PersonKey) => (await group.as(person, (base) => findNotifications({ ...base, day }))).rows
const unread = (person: PersonKey) => group.as(person, (base) => countUnread(base))
const kept = async () =>
  (
    await owner.query(`SELECT (SELECT count(*)::int FROM flag_comment) AS comments,
      (SELECT count(*)::int FROM notification) AS told, (SELECT count(*)::int FROM domain_event) AS events`)
  ).rows

test('those whom a comment mentions are told, once each, and whoever wrote it is not', async () => {
  const id = newId()
  await say('legal', { id, text: '@周启明 这条能谈吗', to: ['owner', 'owner', 'legal', 'manager'] })
  for (const person of ['owner', 'manager'] as const) {
    expect(await inbox(person)).toEqual([
      {
        kind: 'mention',
        id: expect.any(String),
        at: expect.any(String),
        read: false,
        mention: {
          by: { id: group.people.legal, name: { zh: '顾清越', en: 'Gu Qingyue' } },
          text: '@周启明 这条能谈吗',
          flag: { id: flagId, name: { zh: '质保金', en: 'Retention money' }, clause: '第九条' },
          versionId,
          document: '买方稿',
        },
      },
    ])
    expect(await unread(person)).toBe(1)
  }
  expect(await inbox('legal')).toEqual([])
  expect(await inbox('hq')).toEqual([])

  // The same again, as after a lost answer.
  await say('legal', { id, text: '@周启明 这条能谈吗', to: ['owner', 'manager'] })
  expect(await kept()).toEqual([{ comments: 1, told: 2, events: 1 }])
})

test('whom it mentions stands with the comment and on record', async () => {
  await say('owner', { to: ['legal'] })
  const [flag] = (await group.as('manager', (base) => getReview({ ...base, versionId }))).flags
  expect(flag?.comments).toMatchObject([
    { text: '请看', mentions: [{ id: group.people.legal, name: { zh: '顾清越', en: 'Gu Qingyue' } }] },
  ])
  const { rows } = await owner.query(`SELECT after FROM domain_event WHERE type = 'flag.commented'`)
  expect(rows).toMatchObject([{ after: { text: '请看', mentions: [group.people.legal] } }])
})

test('who mentions somebody who may not see the document is refused, and nothing is kept', async () => {
  for (const other of ['colleague', 'otherSubsidiary', 'otherDepartment'] as const) {
    await expect(say('owner', { to: ['legal', other] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { field: 'mentions', key: 'form.mayNotSee' },
    })
  }
  expect(await kept()).toEqual([{ comments: 0, told: 0, events: 0 }])
})

test('who may not see it says nothing of it, and is offered nobody', async () => {
  await expect(say('colleague', { to: ['owner'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await group.as('colleague', (base) => findMentionable({ ...base, versionId, q: '' }))).toEqual([])
})

test('the database refuses as well whoever tells of it another than the comment mentions', async () => {
  const id = newId()
  await say('owner', { id, to: ['legal'] })
  const tell = (person: PersonKey, to: PersonKey) =>
    group.as(person, ({ tx }) =>
      tx.notification.createMany({ data: { id: newId(), personId: group.people[to], commentId: id } }),
    )
  await expect(tell('owner', 'manager')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(tell('manager', 'legal')).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('what went out of sight since says no more of itself', async () => {
  await owner.query(`INSERT INTO record_access (person_id, record_type, record_id, may_write)
    VALUES ('${group.people.colleague}', 'opportunity', '${opportunityId}', false)`)
  await say('owner', { to: ['colleague'] })
  expect(await inbox('colleague')).toMatchObject([{ mention: { document: '买方稿' } }])
  await owner.query(`DELETE FROM record_access WHERE person_id = '${group.people.colleague}'`)
  expect(await inbox('colleague')).toMatchObject([{ kind: 'mention', mention: null }])
})

test('the digest names comments that mention one until they are read', async () => {
  await say('legal', { to: ['owner'] })
  const digest = () => group.as('owner', (base) => getDigest({ ...base, day }))
  expect(await digest()).toMatchObject({ mentions: [{ document: '买方稿', flag: { id: flagId } }], unread: 1 })
  await owner.query('UPDATE notification SET read_at = now()')
  expect((await digest())?.mentions ?? []).toEqual([])
})

describe('who is offered', () => {
  const offered = async (person: PersonKey, q: string) =>
    (await group.as(person, (base) => findMentionable({ ...base, versionId, q }))).map(({ name }) => name.zh)

  test('whoever sees the document but oneself: who works on it, then its organisation, then the group', async () => {
    expect(await offered('legal', '')).toEqual(['周启明', '吴建业', '宋嘉禾', '许若兰', '罗一帆', '邵东升'])
  })

  test.each([
    ['许', ['许若兰']],
    ['xu RUO', ['许若兰']],
    ['宁', []],
    ['%', []],
  ])('by a part of the name in either script: %s', async (q, expected) => {
    expect(await offered('owner', q)).toEqual(expected)
  })
})

test('a form names at most ten', () => {
  const form = (count: number) => ({
    id: newId(),
    flagId,
    text: '请看',
    mentions: Array.from({ length: count }, () => newId()),
  })
  expect(CommentOnFlagSchema.safeParse(form(10)).success).toBe(true)
  expect(CommentOnFlagSchema.safeParse(form(11)).error?.issues).toMatchObject([
    { path: ['mentions'], message: 'form.manyMentions' },
  ])
  const { mentions: _, ...without } = form(0)
  expect(CommentOnFlagSchema.parse(without).mentions).toEqual([])
})
