import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { withRole } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { TokenScope } from './access-token.schema.ts'
import { createToken } from './create-token.server.ts'
import { findTokens } from './find-tokens.server.ts'
import { narrowToken } from './narrow-token.server.ts'
import { revokeToken } from './revoke-token.server.ts'
import { useToken } from './use-token.server.ts'

type Person = Parameters<LoadedGroup['as']>[0]

const owner = useTestDatabase()
let group: LoadedGroup
let made = 0

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(() => owner.query('DELETE FROM access_token; TRUNCATE domain_event'))

const all: TokenScope[] = ['records', 'knowledge', 'proposals']
async function create(person: Person, options: { scopes?: TokenScope[]; days?: number; now?: Date } = {}) {
  made += 1
  const [id, digest] = [newId(), made.toString(16).padStart(64, '0')]
  const given = { id, name: '我的助手', digest, scopes: all, days: 30, ...options }
  await group.as(person, (base) => createToken({ ...base, ...given }))
  return { id, digest }
}
const use = (digest: string, now?: Date) => withRole('gantry_auth', (tx) => useToken({ tx, digest, now }))
const states = (person: Person) =>
  group.as(person, async (base) => (await findTokens(base)).map(({ state, scopes }) => `${state} ${scopes.join()}`))
const events = async () => (await owner.query('SELECT type, actor_id FROM domain_event ORDER BY id')).rows

test('a token is found by its digest alone, with what it may do, and notes its use once a minute', async () => {
  const { digest } = await create('owner', { scopes: ['records'] })
  const first = new Date()
  expect(await use(digest, first)).toEqual({ personId: group.people.owner, scopes: ['records'] })
  const noted = async () => (await owner.query('SELECT last_used_at FROM access_token')).rows[0]?.last_used_at
  expect(await noted()).toEqual(first)
  await use(digest, new Date(first.getTime() + 59_000))
  expect(await noted()).toEqual(first)
  await use(digest, new Date(first.getTime() + 61_000))
  expect(await noted()).toEqual(new Date(first.getTime() + 61_000))
  expect(await use('f'.repeat(64))).toBeNull()
  expect(await events()).toEqual([{ type: 'person.token-created', actor_id: group.people.owner }])
})

test('an expired one is refused to the millisecond, and one that was revoked', async () => {
  const { id, digest } = await create('owner', { days: 7 })
  const { rows } = await owner.query('SELECT expires_at FROM access_token')
  const end = rows[0]?.expires_at as Date
  expect(await use(digest, new Date(end.getTime() - 1))).not.toBeNull()
  expect(await use(digest, end)).toBeNull()
  await group.as('owner', (base) => revokeToken({ ...base, id }))
  expect(await use(digest)).toBeNull()
  expect(await states('owner')).toEqual(['revoked records,knowledge,proposals'])
  await expect(group.as('owner', (base) => revokeToken({ ...base, id }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a token only ever gets narrower, whoever writes', async () => {
  const { id, digest } = await create('owner', { scopes: ['records', 'knowledge'] })
  await group.as('owner', (base) => narrowToken({ ...base, id, scopes: ['records'] }))
  expect((await use(digest))?.scopes).toEqual(['records'])
  const widen = group.as('owner', (base) => narrowToken({ ...base, id, scopes: ['records', 'proposals'] }))
  await expect(widen).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const behind = group.as('owner', ({ tx }) =>
    tx.accessToken.updateMany({ where: { id }, data: { scopes: ['records', 'proposals'] } }),
  )
  await expect(behind).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await group.as('owner', (base) => revokeToken({ ...base, id }))
  const revived = group.as('owner', ({ tx }) => tx.accessToken.updateMany({ where: { id }, data: { revokedAt: null } }))
  await expect(revived).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('nobody else sees, narrows or ends it, an administrator neither', async () => {
  const { id, digest } = await create('owner')
  for (const person of ['colleague', 'admin'] as const satisfies Person[]) {
    expect(await states(person)).toEqual([])
    const gone = { code: 'NOT_FOUND' }
    await expect(group.as(person, (base) => revokeToken({ ...base, id }))).rejects.toMatchObject(gone)
    await expect(group.as(person, (base) => narrowToken({ ...base, id, scopes: ['records'] }))).rejects.toMatchObject(
      gone,
    )
  }
  expect(await use(digest)).not.toBeNull()
})

test('a form sent twice makes one token, and the second is told so', async () => {
  const { id } = await create('owner')
  const again = group.as('owner', (base) =>
    createToken({ ...base, id, name: 'x', digest: 'a'.repeat(64), scopes: all, days: 30 }),
  )
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await states('owner')).toHaveLength(1)
})

test('twenty can be in use; one that has ended makes room', async () => {
  const first = await create('owner')
  for (let n = 1; n < 20; n += 1) await create('owner')
  await expect(create('owner')).rejects.toMatchObject({ code: 'BAD_INPUT', details: { key: 'form.tooMany' } })
  await create('colleague')
  await group.as('owner', (base) => revokeToken({ ...base, id: first.id }))
  await create('owner')
  expect((await states('owner'))[20]).toMatch(/^revoked/)
})

test('two made at once are counted one after the other', async () => {
  for (let n = 1; n < 20; n += 1) await create('owner')
  const both = await Promise.allSettled([create('owner'), create('owner')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const locks = await group.as('colleague', async (base) => {
    await createToken({ ...base, id: newId(), name: 'x', digest: 'b'.repeat(64), scopes: all, days: 30 })
    return await base.tx.$queryRaw`SELECT granted FROM pg_locks WHERE locktype = 'advisory' AND classid = 471123`
  })
  expect(locks).toEqual([{ granted: true }])
})

test('a token that can be used is shown however many have ended since', async () => {
  const old = await create('owner', { scopes: ['records'] })
  await owner.query(`INSERT INTO access_token (id, person_id, name, digest, scopes, created_at, expires_at, revoked_at)
    SELECT gen_random_uuid(), person_id, name, lpad(n::text, 64, 'c'), '{knowledge}', created_at + n * interval '1 second', expires_at,
      created_at + n * interval '1 second'
    FROM access_token, generate_series(1, 120) n WHERE id = '${old.id}'`)
  const shown = await states('owner')
  expect([shown.length, shown[0], shown[1]]).toEqual([100, 'usable records', 'revoked knowledge'])
})
