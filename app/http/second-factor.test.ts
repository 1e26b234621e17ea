import { createHmac } from 'node:crypto'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { action as sessionsAction } from '#app/routes/sessions.tsx'
import { action as signInAction } from '#app/routes/sign-in.tsx'
import { consoleActor } from '#crm/org/console-actor.ts'
import { removeSecondFactor } from '#crm/org/remove-second-factor.server.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addOrganisations, addSomebody, answerOf, Browser, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { findSignedIn } from './require-actor.server.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})
afterEach(() => vi.useRealTimers())

/** The code of a moment (RFC 6238: SHA-1, half a minute, six digits), as an app counts it from the secret. */
function codeOf(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  )
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return ((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0')
}

async function signedIn(person: Somebody): Promise<Browser> {
  const browser = new Browser()
  expect(await browser.signIn(person)).toBeNull()
  return browser
}

const isIn = async (browser: Browser) => (await findSignedIn(browser.request('/'))) !== null

async function post(browser: Browser, form: Record<string, string>) {
  const answer = await answerOf(sessionsAction, browser.request('/sessions', form))
  browser.take(answer.headers)
  return answer
}

async function enterCode(browser: Browser, code: string) {
  const answer = await answerOf(signInAction, browser.request('/sign-in', { intent: 'code', code, next: '/inbox' }))
  browser.take(answer.headers)
  return answer
}

/** Sets a second factor up, as the page does. */
async function setUp(person: Somebody): Promise<{ browser: Browser; secret: string; spareCodes: string[] }> {
  const browser = await signedIn(person)
  const begun = await post(browser, { intent: 'factor-begin', currentPassword: person.password })
  const { secret, spareCodes } = (begun.body as { begun: { secret: string; spareCodes: string[] } }).begun
  expect(await new Browser().signIn(person)).toBeNull()
  const confirmed = await post(browser, { intent: 'factor-confirm', code: codeOf(secret) })
  expect(confirmed.body).toEqual({ done: 'factorAdded' })
  expect(await isIn(browser)).toBe(true)
  return { browser, secret, spareCodes }
}

test('who has set it up signs in with password and code, and with neither alone', async () => {
  const person = await addSomebody()
  const { secret } = await setUp(person)
  const browser = new Browser()
  expect(await browser.signIn(person)).toBe('asksForCode')
  expect(await isIn(browser)).toBe(false)
  expect(await enterCode(browser, codeOf(secret, Date.now() - 600_000))).toMatchObject({
    status: 401,
    body: { asksForCode: true, refusal: { reason: 'wrongCode' } },
  })
  expect(await enterCode(browser, codeOf(secret))).toMatchObject({ status: 302, location: '/inbox' })
  expect(await isIn(browser)).toBe(true)
  expect(await enterCode(new Browser(), codeOf(secret))).toMatchObject({ body: { refusal: { reason: 'codeOver' } } })
})

test('a spare code is good once', async () => {
  const person = await addSomebody()
  const { spareCodes } = await setUp(person)
  const enter = async () => {
    const browser = new Browser()
    await browser.signIn(person)
    return enterCode(browser, spareCodes[0] ?? '')
  }
  expect((await enter()).status).toBe(302)
  expect((await enter()).body).toMatchObject({ refusal: { reason: 'wrongCode' } })
})

test('guessing is stopped: a sign-in takes five codes, an account ten', async () => {
  const person = await addSomebody()
  const { secret } = await setUp(person)
  const wrong = codeOf(secret, 0)
  const reasons: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const browser = new Browser()
    await browser.signIn(person)
    for (let n = 0; n < 6; n += 1) {
      const { body } = await enterCode(browser, wrong)
      reasons.push((body as { refusal: { reason: string } }).refusal.reason)
    }
  }
  expect(reasons.slice(0, 6)).toEqual([...Array(5).fill('wrongCode'), 'codeOver'])
  expect(reasons.filter((reason) => reason === 'wrongCode')).toHaveLength(10)
  const browser = new Browser()
  await browser.signIn(person)
  expect((await enterCode(browser, codeOf(secret))).body).toMatchObject({ refusal: { reason: 'codeLocked' } })
})

test('case X09: a new password does not pass the second factor by', async () => {
  const person = await addSomebody()
  const { browser, secret } = await setUp(person)
  await resetPassword({ actor: consoleActor, email: person.email, password: 'a password that is new' })
  expect(await isIn(browser)).toBe(false)
  const again = new Browser()
  expect(await again.signIn({ ...person, password: 'a password that is new' })).toBe('asksForCode')
  expect(await isIn(again)).toBe(false)
  expect((await enterCode(again, codeOf(secret))).status).toBe(302)
})

test('it is set up and switched off with the password only, and both are on record', async () => {
  const person = await addSomebody()
  const stolen = await signedIn(person)
  expect((await post(stolen, { intent: 'factor-begin', currentPassword: 'a guess' })).body).toEqual({
    invalid: { factorPassword: ['form.passwordWrong'] },
    typed: {},
  })
  const { browser } = await setUp(person)
  expect((await post(browser, { intent: 'factor-drop', currentPassword: 'a guess' })).status).toBe(400)
  expect(await new Browser().signIn(person)).toBe('asksForCode')
  expect((await post(browser, { intent: 'factor-drop', currentPassword: person.password })).body).toEqual({
    done: 'factorDropped',
  })
  expect(await isIn(browser)).toBe(true)
  expect(await new Browser().signIn(person)).toBeNull()
  const { rows } = await owner.query(
    `SELECT type, actor_id FROM domain_event WHERE record_id = $1 AND type LIKE '%factor%' ORDER BY at, id`,
    [person.id],
  )
  expect(rows).toEqual([
    { type: 'person.second-factor-added', actor_id: person.id },
    { type: 'person.second-factor-removed', actor_id: person.id },
  ])
})

test('who lost app and spare codes gets in again when an administrator takes the factor away', async () => {
  const person = await addSomebody()
  const { browser } = await setUp(person)
  await withActor(consoleActor, (tx) => removeSecondFactor({ tx, actor: consoleActor, email: person.email }))
  expect(await isIn(browser)).toBe(false)
  expect(await new Browser().signIn(person)).toBeNull()
})

test('neither secret nor spare codes stand readable in the database', async () => {
  const person = await addSomebody()
  const { secret, spareCodes } = await setUp(person)
  const { rows } = await owner.query('SELECT * FROM auth_two_factor WHERE user_id = $1', [person.id])
  const stored = JSON.stringify(rows)
  for (const readable of [secret, ...spareCodes]) expect(stored).not.toContain(readable)
})
