import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { createToken } from '#crm/access-tokens/create-token.server.ts'
import { narrowToken } from '#crm/access-tokens/narrow-token.server.ts'
import { revokeToken } from '#crm/access-tokens/revoke-token.server.ts'
import { newId } from '#lib/ids.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { drawToken } from './draw-token.server.ts'
import { tokenDoor } from './token-door.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
beforeAll(async () => {
  group = await loadGroup(owner)
})

const handle = tokenDoor(async ({ actor, scopes, inTx }) => {
  const [row] = await inTx((tx) => tx.$queryRaw<{ who: string }[]>`SELECT current_setting('gantry.person') AS who`)
  return Response.json({ email: actor.email, scopes, who: row?.who })
})

async function ask(headers: Record<string, string>) {
  const request = new Request('http://localhost:3000/mcp', { method: 'POST', headers })
  const args = { request, params: {}, context: new RouterContextProvider() }
  const answer = await handle(args as unknown as Parameters<typeof handle>[0]).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, body: await answer.json() }
  return { status: (answer as { init: ResponseInit }).init.status, body: (answer as { data: unknown }).data }
}

async function aToken(options: { days?: number; now?: Date } = {}) {
  const { token, digest } = drawToken()
  const id = newId()
  await group.as('owner', (base) =>
    createToken({ ...base, id, name: 'n', digest, scopes: ['records', 'knowledge'], days: 30, ...options }),
  )
  return { id, token, headers: { authorization: `Bearer ${token}` } }
}
const refused = { status: 401, body: { error: { code: -32_001 } } }

test('with a token one acts as its person, under row-level security, with its scopes', async () => {
  const { headers } = await aToken()
  const answer = await ask(headers)
  expect(answer).toMatchObject({
    status: 200,
    body: { scopes: ['records', 'knowledge'], who: group.people.owner },
  })
})

test.each<[string, Record<string, string>]>([
  ['none', {}],
  ['a cookie', { cookie: 'gantry.session=anything' }],
  ['another scheme', { authorization: 'Basic Zm9vOmJhcg==' }],
  ['an unknown one', { authorization: `Bearer gantry_${'A'.repeat(43)}` }],
  ['a digest', { authorization: `Bearer ${'0'.repeat(64)}` }],
  ['a long one', { authorization: `Bearer gantry_${'A'.repeat(100_000)}` }],
])('%s is refused', async (_name, headers) => {
  const answer = await ask(headers)
  expect(answer).toMatchObject(refused)
  expect((answer.headers as Headers).get('www-authenticate')).toContain('invalid_token')
})

test('what was narrowed, revoked or has expired says so at the very next request', async () => {
  const narrowed = await aToken()
  await group.as('owner', (base) => narrowToken({ ...base, id: narrowed.id, scopes: ['knowledge'] }))
  expect(await ask(narrowed.headers)).toMatchObject({ body: { scopes: ['knowledge'] } })
  await group.as('owner', (base) => revokeToken({ ...base, id: narrowed.id }))
  expect(await ask(narrowed.headers)).toMatchObject(refused)
  const expired = await aToken()
  await owner.query(`UPDATE access_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
    WHERE id = '${expired.id}'`)
  expect(await ask(expired.headers)).toMatchObject(refused)
})

test('a token of somebody who was deactivated opens nothing', async () => {
  const { headers } = await aToken()
  await owner.query(`UPDATE person SET active = false WHERE id = '${group.people.owner}'`)
  expect(await ask(headers)).toMatchObject(refused)
  await owner.query(`UPDATE person SET active = true WHERE id = '${group.people.owner}'`)
  expect(await ask(headers)).toMatchObject({ status: 200 })
})

test('a page of another site is refused, token or not', async () => {
  const { headers } = await aToken()
  expect(await ask({ ...headers, origin: 'https://evil.example' })).toMatchObject({ body: { code: 'BAD_ORIGIN' } })
  expect(await ask({ ...headers, origin: 'http://localhost:3000' })).toMatchObject({ status: 200 })
})
