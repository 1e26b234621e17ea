import { beforeAll, expect, test, vi } from 'vitest'
import { isAppError } from '#lib/errors.ts'
import { database } from '#prisma/client.server.ts'
import { addOrganisations, addSomebody, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { findSignedIn } from './require-actor.server.ts'
import { signInAsDemoPerson, signInWithPassword, signOut } from './sign-in.server.ts'

const owner = useTestDatabase()
const logged: string[] = []
const options = {
  secret: 'of forty characters, by chance, or so you',
  baseUrl: 'http://localhost:3000',
  demo: false,
  log: (_level: string, message: string) => void logged.push(message),
}

beforeAll(async () => {
  configureAuth(options)
  await addOrganisations(owner)
})

async function failures(email: string) {
  const { rows } = await owner.query('SELECT failures, locked_until FROM sign_in_lock WHERE email = $1', [email])
  return rows[0] ?? null
}

test('a good password opens a session that requests are known by, and signing out ends it', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  expect(await browser.signIn({ ...person, email: ` ${person.email.toUpperCase()}`.trim() })).toBeNull()
  const copy = browser.request('/')
  expect((await findSignedIn(copy))?.actor.personId).toBe(person.id)
  browser.take(await signOut(browser.request('/sign-out', {})))
  expect(browser.names).toEqual([])
  expect(await findSignedIn(copy)).toBeNull()
})

test('the cookie is out of reach of scripts and other sites; over https it is Secure and bound to the host', async () => {
  const person = await addSomebody()
  const signIn = async (browser: Browser) => {
    const result = await signInWithPassword({ request: browser.request('/sign-in', {}), ...person })
    return 'cookies' in result ? result.cookies.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, '=…')) : result
  }
  expect(await signIn(new Browser())).toEqual([
    'gantry.session_token=…; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax',
  ])
  configureAuth({ ...options, baseUrl: 'https://gantry.example' })
  const browser = new Browser({ origin: 'https://gantry.example' })
  expect(await signIn(browser)).toEqual([
    '__Host-gantry.session_token=…; Max-Age=1209600; Path=/; HttpOnly; Secure; SameSite=Lax',
  ])
  expect(await browser.signIn(person)).toBeNull()
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
  configureAuth(options)
})

test('a cookie that was changed, or signed with another secret, is nobody', async () => {
  const browser = new Browser()
  await browser.signIn(await addSomebody())
  const cookie = browser.header
  expect(await findSignedIn(browser.request('/', undefined, { cookie: cookie.replace(/=./, '=_') }))).toBeNull()
  configureAuth({ ...options, secret: 'another one of forty characters or more!' })
  expect(await findSignedIn(browser.request('/'))).toBeNull()
  configureAuth(options)
})

test('a wrong password and an address that nobody has get one answer, and cost the same work', async () => {
  const person = await addSomebody()
  const transactions = vi.spyOn(database(), '$transaction')
  const attempt = async (email: string, password: string) => {
    transactions.mockClear()
    return { refusal: await new Browser().signIn({ email, password }), work: transactions.mock.calls.length }
  }
  const known = await attempt(person.email, 'not the password')
  const unknown = await attempt('nobody@gantry.example', 'not the password')
  transactions.mockRestore()
  expect(known.refusal).toEqual({ reason: 'wrong' })
  expect(known.work).toBeGreaterThan(0)
  expect(unknown).toEqual(known)
})

test.each([
  ['an account', async () => (await addSomebody()).email],
  ['an address that nobody has', async () => 'nobody.at.all@gantry.example'],
])('five failures lock %s for a quarter of an hour, and say until when', async (_what, address) => {
  const email = await address()
  const wrong = { email, password: 'not the password' }
  const before = Date.now()
  for (let attempt = 1; attempt < 5; attempt++) {
    expect(await new Browser().signIn(wrong)).toEqual({ reason: 'wrong' })
  }
  const fifth = await new Browser().signIn(wrong)
  expect(fifth).toEqual({ reason: 'locked', until: expect.any(String), minutes: 15 })
  const until = Date.parse((fifth as { until: string }).until)
  expect(until).toBeGreaterThanOrEqual(before + 15 * 60_000)
  expect(until).toBeLessThanOrEqual(Date.now() + 15 * 60_000)
  expect(await new Browser().signIn(wrong)).toMatchObject({
    reason: 'locked',
    until: (fifth as { until: string }).until,
  })
})

test('while an account is locked the good password is refused too; afterwards it signs in and is forgiven', async () => {
  const person = await addSomebody()
  const wrong = { email: person.email, password: 'not the password' }
  for (let attempt = 1; attempt <= 5; attempt++) await new Browser().signIn(wrong)
  expect(await new Browser().signIn(person)).toMatchObject({ reason: 'locked' })
  await owner.query(`UPDATE sign_in_lock SET locked_until = now() - interval '1 second' WHERE email = $1`, [
    person.email,
  ])
  expect(await new Browser().signIn(person)).toBeNull()
  expect(await failures(person.email)).toBeNull()
})

test('of ten wrong passwords at once no more than five are looked at, and only those count', async () => {
  const { email } = await addSomebody()
  const attempts = Array.from({ length: 10 }, () => new Browser().signIn({ email, password: 'not the password' }))
  const refusals = await Promise.all(attempts)
  expect(await failures(email)).toMatchObject({ failures: 5 })
  expect(
    refusals.filter((refusal) => refusal !== 'asksForCode' && refusal?.reason === 'locked').length,
  ).toBeGreaterThanOrEqual(5)
})

test('the lock of one account is not that of another', async () => {
  const [first, second] = [await addSomebody(), await addSomebody()]
  const wrong = { email: first.email, password: 'not the password' }
  for (let attempt = 1; attempt <= 5; attempt++) await new Browser().signIn(wrong)
  expect(await new Browser().signIn(second)).toBeNull()
})

test('one address may try thirty times a minute, whatever address it claims to forward for', async () => {
  // One account, since a locked one is answered without hashing.
  const email = 'sprayed@gantry.example'
  const attempt = (ip: string, number: number) => {
    const request = new Browser({ ip }).request('/sign-in', {}, { 'x-forwarded-for': `198.51.100.${number}` })
    return signInWithPassword({ request, email, password: 'not the password' })
  }
  const results = await Promise.all(Array.from({ length: 31 }, (_, number) => attempt('192.0.2.7', number)))
  const reasons = results.map((result) => ('refusal' in result ? result.refusal.reason : 'in'))
  expect(reasons.filter((reason) => reason === 'busy')).toHaveLength(1)
  expect(await attempt('192.0.2.7', 31)).toEqual({ refusal: { reason: 'busy', seconds: expect.any(Number) } })
  expect(await attempt('192.0.2.8', 32)).toMatchObject({ refusal: { reason: 'locked' } })
  expect(await failures(email)).toMatchObject({ failures: 5 })
})

test('a person who is deactivated, or belongs to nothing any more, is refused at the next request', async () => {
  const [left, moved] = [await addSomebody(), await addSomebody()]
  const [first, second] = [new Browser(), new Browser()]
  await first.signIn(left)
  await second.signIn(moved)
  expect(await findSignedIn(first.request('/'))).not.toBeNull()
  expect(await findSignedIn(second.request('/'))).not.toBeNull()
  await owner.query('UPDATE person SET active = false WHERE id = $1', [left.id])
  await owner.query('DELETE FROM membership WHERE person_id = $1', [moved.id])
  expect(await findSignedIn(first.request('/'))).toBeNull()
  expect(await findSignedIn(second.request('/'))).toBeNull()
  // Who knows the password is told why; who does not learns nothing.
  expect(await new Browser().signIn(left)).toEqual({ reason: 'inactive' })
  expect(await new Browser().signIn({ ...left, password: 'not the password' })).toEqual({ reason: 'wrong' })
})

test('a person without a password cannot sign in with one', async () => {
  const person = await addSomebody({ password: null })
  expect(await new Browser().signIn({ ...person, password: '' })).toEqual({ reason: 'wrong' })
  expect(await new Browser().signIn({ ...person, password: 'null' })).toEqual({ reason: 'wrong' })
})

test('nobody signs in without a password where this is no demonstration', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  const attempt = () => signInAsDemoPerson({ request: browser.request('/sign-in', {}), personId: person.id })
  await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  configureAuth({ ...options, demo: true })
  const result = await attempt()
  configureAuth(options)
  if (!('cookies' in result)) throw new Error('refused')
  browser.take(result.cookies)
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
  const { rows } = await owner.query('SELECT failures FROM sign_in_lock WHERE email = $1', [person.email])
  expect(rows).toEqual([])
})

test('in the demonstration nobody becomes somebody who does not exist or was deactivated', async () => {
  const left = await addSomebody()
  await owner.query('UPDATE person SET active = false WHERE id = $1', [left.id])
  configureAuth({ ...options, demo: true })
  const attempt = (personId: string) => signInAsDemoPerson({ request: new Browser().request('/sign-in', {}), personId })
  expect(await attempt(left.id)).toEqual({ refusal: { reason: 'inactive' } })
  await expect(attempt('00000000-0000-7000-8000-0000000000ff')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  configureAuth(options)
})

test('a database that is gone is named as such, and is no wrong password', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  await browser.signIn(person)
  const transaction = vi.spyOn(database(), '$transaction')
  transaction.mockRejectedValue(new Error('Connection terminated unexpectedly'))
  const refused = await new Browser().signIn(person).catch((error: unknown) => error)
  const request = await findSignedIn(browser.request('/')).catch((error: unknown) => error)
  transaction.mockRestore()
  for (const error of [refused, request]) expect(isAppError(error) && error.code).toBe('DATABASE_GONE')
  expect((await findSignedIn(browser.request('/')))?.actor.personId).toBe(person.id)
})

test('the log holds no password, no cookie and no address', async () => {
  expect(logged.length).toBeGreaterThan(0)
  const { rows } = await owner.query('SELECT token FROM auth_session')
  expect(rows.length).toBeGreaterThan(0)
  const secrets = ['password!', 'a long enough one', 'not the password', '@gantry.example', options.secret]
  for (const secret of [...secrets, ...rows.map(({ token }) => String(token))]) {
    expect(logged.filter((line) => line.includes(secret))).toEqual([])
  }
})
