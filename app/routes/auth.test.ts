import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { startOidc } from '#app/http/oidc.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { addOrganisations, addSomebody, Browser } from '#tests/support/auth.ts'
import { OidcProvider } from '#tests/support/oidc-provider.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loader } from './auth.$.ts'

const owner = useTestDatabase()
const provider = new OidcProvider()
const options = { secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false }

function withProvider(issuer: string) {
  const { clientId, clientSecret } = provider
  configureAuth({ ...options, oidc: { issuer, clientId, clientSecret, name: '集团账号' } })
}

beforeAll(async () => {
  await provider.start()
  withProvider(provider.issuer)
  await addOrganisations(owner)
})
afterAll(() => provider.stop())

/** Asks the route, as this browser, and gives the address it leads to. */
async function go(browser: Browser, address: string): Promise<string> {
  const request = browser.request(address)
  const splat = new URL(request.url).pathname.replace('/auth/', '')
  const args = { request, params: { '*': splat }, context: {}, unstable_pattern: '/auth/*' }
  const response = await loader(args as unknown as Parameters<typeof loader>[0])
  browser.take(response.headers)
  return response.headers.get('location') ?? ''
}

/** The whole way: to the provider and back. */
async function flow(browser: Browser, next = '/opportunities?status=open') {
  const there = await go(browser, `/auth/start?next=${encodeURIComponent(next)}`)
  const back = provider.authorise(there)
  return go(browser, back.pathname + back.search)
}

async function accounts(userId: string) {
  const { rows } = await owner.query('SELECT * FROM auth_account WHERE user_id = $1', [userId])
  return rows
}

test('a verified address leads to the person who has it, who is then signed in and where they wanted to go', async () => {
  const person = await addSomebody({ password: null })
  provider.claims = { sub: 'sub-1', email: person.email.toUpperCase(), email_verified: true, name: 'Another Name' }
  const browser = new Browser()
  expect(await flow(browser)).toBe('http://localhost:3000/opportunities?status=open')
  expect((await findSignedIn(browser.request('/')))?.actor).toMatchObject({
    personId: person.id,
    name: { zh: '周启明' },
  })
  expect(await accounts(person.id)).toMatchObject([
    { provider_id: 'oidc', account_id: 'sub-1', access_token: null, refresh_token: null, id_token: null },
  ])
  // The second time it is the account that is known, whatever its address is by now.
  provider.claims = { sub: 'sub-1', email: 'married@elsewhere.example', email_verified: true }
  const again = new Browser()
  await flow(again)
  expect((await findSignedIn(again.request('/')))?.actor.personId).toBe(person.id)
  expect(await accounts(person.id)).toHaveLength(1)
})

test('an imported person, who has no sign-in record yet, is found as well', async () => {
  const person = await addSomebody({ password: null })
  await owner.query('DELETE FROM auth_user WHERE id = $1', [person.id])
  provider.claims = { sub: 'sub-imported', email: person.email, email_verified: true }
  const browser = new Browser()
  await flow(browser)
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
})

test('an address that the provider has not verified leads to nobody', async () => {
  const person = await addSomebody()
  provider.claims = { sub: 'sub-unverified', email: person.email, email_verified: false }
  const browser = new Browser()
  const end = new URL(await flow(browser))
  expect(end.pathname).toBe('/sign-in')
  expect(end.searchParams.get('error')).toBe('account_not_linked')
  expect(end.searchParams.get('next')).toBe('/opportunities?status=open')
  expect(await findSignedIn(browser.request('/'))).toBeNull()
  expect(await accounts(person.id)).toHaveLength(1)
})

test('somebody whom the group does not know is not made', async () => {
  const people = async () => (await owner.query('SELECT id FROM person UNION ALL SELECT id FROM auth_user')).rows.length
  const before = await people()
  provider.claims = { sub: 'sub-stranger', email: 'stranger@elsewhere.example', email_verified: true }
  const browser = new Browser()
  expect(new URL(await flow(browser)).searchParams.get('error')).toBe('signup_disabled')
  expect(await people()).toBe(before)
  expect(await findSignedIn(browser.request('/'))).toBeNull()
})

test('a person who was deactivated is not let in', async () => {
  const person = await addSomebody()
  await owner.query('UPDATE person SET active = false WHERE id = $1', [person.id])
  provider.claims = { sub: 'sub-left', email: person.email, email_verified: true }
  const browser = new Browser()
  expect(new URL(await flow(browser)).searchParams.get('error')).toBe('INACTIVE')
  const { rows } = await owner.query('SELECT id FROM auth_session WHERE user_id = $1', [person.id])
  expect(rows).toEqual([])
})

test('a token that another key signed, or that was asked for by another, is refused', async () => {
  const person = await addSomebody()
  provider.claims = { sub: 'sub-forged', email: person.email, email_verified: true }
  provider.forged = true
  expect(new URL(await flow(new Browser())).searchParams.get('error')).toBe('unable_to_get_user_info')
  provider.forged = false
  provider.nonce = 'of somebody else'
  expect(new URL(await flow(new Browser())).searchParams.get('error')).toBe('unable_to_get_user_info')
  provider.nonce = null
  expect(await accounts(person.id)).toHaveLength(1)
})

test('what one browser began another cannot end', async () => {
  const person = await addSomebody()
  provider.claims = { sub: 'sub-csrf', email: person.email, email_verified: true }
  const back = provider.authorise(await go(new Browser(), '/auth/start'))
  const victim = new Browser()
  expect(new URL(await go(victim, back.pathname + back.search)).searchParams.get('error')).toBe('state_mismatch')
  expect(await findSignedIn(victim.request('/'))).toBeNull()
})

test('one who turns back at the provider is at the sign-in page again', async () => {
  const browser = new Browser()
  const there = new URL(await go(browser, '/auth/start?next=/customers'))
  const end = new URL(
    await go(browser, `/auth/callback/oidc?error=access_denied&state=${there.searchParams.get('state')}`),
  )
  expect(end.pathname).toBe('/sign-in')
  expect(end.searchParams.get('next')).toBe('/customers')
  expect(end.searchParams.get('error')).toBe('access_denied')
})

test('the way on leads nowhere else', async () => {
  const person = await addSomebody()
  provider.claims = { sub: 'sub-open-redirect', email: person.email, email_verified: true }
  expect(await flow(new Browser(), '//evil.example/')).toBe('http://localhost:3000/')
  expect(await flow(new Browser(), 'https://evil.example/')).toBe('http://localhost:3000/')
})

test('a provider that is away, or never answers, is said to be; once it answers all is well', async () => {
  withProvider('http://127.0.0.1:9')
  expect(await go(new Browser(), '/auth/start?next=/customers')).toBe(
    '/sign-in?next=%2Fcustomers&error=oidc_unavailable',
  )
  const silent = createServer(() => undefined)
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  withProvider(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`)
  expect(await startOidc({ request: new Browser().request('/auth/start'), next: '/', waitMs: 20 })).toBeNull()
  silent.closeAllConnections()
  silent.close()
  withProvider(provider.issuer)
  expect(await go(new Browser(), '/auth/start')).toContain(`${provider.issuer}/authorise?`)
})

test('without a provider there is no flow', async () => {
  configureAuth(options)
  expect(await go(new Browser(), '/auth/start')).toBe('/sign-in?error=oidc_unavailable')
  expect(await go(new Browser(), '/auth/callback/oidc?code=1&state=2')).toBe('/sign-in?error=oidc_unavailable')
  withProvider(provider.issuer)
})

test.each(['get-session', 'sign-up/email', 'sign-in/email', 'list-sessions', 'ok', 'error', 'callback/other', ''])(
  'nothing else of the library is reachable: %s',
  async (path) => {
    const answer = await go(new Browser(), `/auth/${path}`).catch((thrown: unknown) => thrown)
    expect(answer).toMatchObject({ init: { status: 404 } })
  },
)
