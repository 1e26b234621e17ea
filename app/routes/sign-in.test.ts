import { beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { addOrganisations, addSomebody, answerOf, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import * as sessions from './sessions.tsx'
import * as signIn from './sign-in.tsx'
import * as signOut from './sign-out.ts'

const owner = useTestDatabase()
const options = { secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false }
const secret = 'not to be seen again'

beforeAll(async () => {
  configureAuth(options)
  await addOrganisations(owner)
})

const typed = (fields: Record<string, string>) => ({ intent: 'password', ...fields })

test('a good password leads on, with a session; the form needs no script for it', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  const form = typed({ email: person.email, password: person.password, next: '/opportunities?status=open' })
  const answer = await answerOf(signIn.action, browser.request('/sign-in', form))
  expect(answer).toMatchObject({ status: 302, location: '/opportunities?status=open' })
  browser.take(answer.headers)
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
  // Whoever is in already has nothing to do on the page.
  const again = await answerOf(signIn.loader, browser.request('/sign-in?next=/customers'))
  expect(again).toMatchObject({ status: 302, location: '/customers' })
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%2F%2Fevil.example', '/.//evil.example'])(
  'signing in does not lead to %s',
  async (next) => {
    const person = await addSomebody()
    const form = typed({ email: person.email, password: person.password, next })
    const answer = await answerOf(signIn.action, new Browser().request('/sign-in', form))
    expect(answer).toMatchObject({ status: 302, location: '/' })
  },
)

test('a refusal keeps the address that was typed and never gives a password back', async () => {
  const { email } = await addSomebody()
  const refused = await answerOf(signIn.action, new Browser().request('/sign-in', typed({ email, password: secret })))
  expect(refused).toMatchObject({ status: 401, body: { refusal: { reason: 'wrong' }, typed: { email } } })
  const unclear = await answerOf(
    signIn.action,
    new Browser().request('/sign-in', typed({ email: 'zhou', password: secret })),
  )
  expect(unclear).toMatchObject({ status: 400, body: { invalid: { email: ['form.email'] }, typed: { email: 'zhou' } } })
  const empty = await answerOf(signIn.action, new Browser().request('/sign-in', typed({ email: ' ', password: '' })))
  expect(empty).toMatchObject({
    status: 400,
    body: { invalid: { email: ['form.required'], password: ['form.required'] } },
  })
  for (const answer of [refused, unclear, empty]) expect(JSON.stringify(answer)).not.toContain(secret)
})

test('a form of another site is refused, whether it signs in or out', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  await browser.signIn(person)
  const evil = { origin: 'https://evil.example' }
  const form = typed({ email: person.email, password: person.password })
  expect(await answerOf(signIn.action, new Browser().request('/sign-in', form, evil))).toMatchObject({ status: 403 })
  expect(await answerOf(signOut.action, browser.request('/sign-out', {}, evil))).toMatchObject({ status: 403 })
  expect(await answerOf(signOut.loader, browser.request('/sign-out'))).toMatchObject({ status: 302, location: '/' })
  expect(await findSignedIn(browser.request('/'))).not.toBeNull()
  expect(await answerOf(signOut.action, browser.request('/sign-out', {}))).toMatchObject({
    status: 302,
    location: '/sign-in',
  })
  expect(await findSignedIn(browser.request('/'))).toBeNull()
})

test('outside of the demonstration the page offers nobody and enters nobody', async () => {
  const person = await addSomebody()
  const page = await answerOf(signIn.loader, new Browser().request('/sign-in'))
  expect(page.body).toMatchObject({
    demo: false,
    byPassword: true,
    companies: [],
    oidc: null,
    group: { name: { zh: '集团' } },
  })
  const form = { intent: 'demo', person: person.id }
  expect(await answerOf(signIn.action, new Browser().request('/sign-in', form))).toMatchObject({ status: 403 })
})

test('in the demonstration one chooses a person', async () => {
  const person = await addSomebody()
  configureAuth({ ...options, demo: true })
  const page = await answerOf(signIn.loader, new Browser().request('/sign-in'))
  expect(page.body).toMatchObject({ demo: true, byPassword: false })
  expect(JSON.stringify(page.body)).toContain(person.id)
  expect(JSON.stringify(page.body)).not.toContain(person.email)
  const browser = new Browser()
  const form = { intent: 'demo', person: person.id, next: '/customers' }
  const answer = await answerOf(signIn.action, browser.request('/sign-in', form))
  configureAuth(options)
  expect(answer).toMatchObject({ status: 302, location: '/customers' })
  browser.take(answer.headers)
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
})

test.each([
  ['signup_disabled', 'oidcUnknown'],
  ['account_not_linked', 'oidcUnknown'],
  ['INACTIVE', 'inactive'],
  ['access_denied', 'oidcDenied'],
  ['oidc_unavailable', 'oidcFailed'],
  ['<script>', 'oidcFailed'],
])('what the identity provider answered (%s) has its sentence', async (error, reason) => {
  const page = await answerOf(signIn.loader, new Browser().request(`/sign-in?error=${encodeURIComponent(error)}`))
  expect(page.body).toMatchObject({ refusal: { reason } })
})

test('one ends sessions and changes the password on the page of one own', async () => {
  const person = await addSomebody()
  const [laptop, phone] = [new Browser(), new Browser()]
  await laptop.signIn(person)
  await phone.signIn(person)
  const page = await answerOf(sessions.loader, laptop.request('/sessions'))
  expect(page.body).toMatchObject({
    email: person.email,
    hasPassword: true,
    sessions: [{ current: true }, { current: false }],
  })
  const send = (form: Record<string, string>) => answerOf(sessions.action, laptop.request('/sessions', form))
  expect(await send({ intent: 'end-others' })).toMatchObject({ body: { done: 'endedOthers' } })
  const ended = await answerOf(sessions.action, phone.request('/sessions', { intent: 'end-others' }))
  expect(ended).toMatchObject({ status: 302, location: '/sign-in?next=%2Fsessions' })

  const change = (currentPassword: string, newPassword: string) =>
    send({ intent: 'password', currentPassword, newPassword })
  const refusals = [
    await change(secret, 'quite another password'),
    await change(person.password, 'short'),
    await change(person.password, person.email.toUpperCase()),
  ]
  expect(refusals).toMatchObject([
    { status: 400, body: { invalid: { currentPassword: ['form.passwordWrong'] } } },
    { status: 400, body: { invalid: { newPassword: ['form.passwordShort'] } } },
    { status: 400, body: { invalid: { newPassword: ['form.passwordIsEmail'] } } },
  ])
  for (const password of [secret, person.password, 'short']) expect(JSON.stringify(refusals)).not.toContain(password)
  const changed = await change(person.password, 'quite another password')
  expect(changed.body).toEqual({ done: 'changed' })
  laptop.take(changed.headers)
  expect(await findSignedIn(laptop.request('/'))).not.toBeNull()
  const { rows } = await owner.query('SELECT password FROM auth_account WHERE user_id = $1', [person.id])
  expect(JSON.stringify(rows)).not.toContain('quite another password')
})
