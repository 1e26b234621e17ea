import { beforeAll, expect, test } from 'vitest'
import { openNewsDesk } from '#app/live/news-desk.server.ts'
import { streamNews } from '#app/live/stream-news.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addOrganisations, addSomebody, Browser, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { findSignedIn } from './require-actor.server.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})

async function signedIn(person: Somebody) {
  const browser = new Browser()
  expect(await browser.signIn(person)).toBeNull()
  return browser
}

const isIn = async (browser: Browser) => (await findSignedIn(browser.request('/'))) !== null
const reset = (email: string, password = 'a password that is new') =>
  resetPassword({ actor: consoleActor, email, password })
const deactivate = (email: string, active = false) =>
  withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email, active }))
const eventsOf = async ({ id }: Somebody) =>
  (await owner.query(`SELECT type, after FROM domain_event WHERE record_id = $1 ORDER BY at, id`, [id])).rows

test('case X09: a new password ends every session of that person and of nobody else; the old one lets in no more', async () => {
  const [person, other] = [await addSomebody(), await addSomebody()]
  const [laptop, phone, stranger] = [await signedIn(person), await signedIn(person), await signedIn(other)]
  await reset(` ${person.email.toUpperCase()} `)
  expect([await isIn(laptop), await isIn(phone), await isIn(stranger)]).toEqual([false, false, true])
  expect(await new Browser().signIn(person)).not.toBeNull()
  expect(await new Browser().signIn({ ...person, password: 'a password that is new' })).toBeNull()
  expect((await eventsOf(person)).at(-1)).toEqual({ type: 'person.password-reset', after: { sessions: 'all' } })
})

test('a new password opens a lock on signing in, and makes one where there was none', async () => {
  const person = await addSomebody({ password: null })
  await owner.query(
    `INSERT INTO sign_in_lock (email, failures, last_failed, locked_until) VALUES ($1, 9, now(), now() + interval '1 day')`,
    [person.email],
  )
  await reset(person.email)
  expect(await new Browser().signIn({ ...person, password: 'a password that is new' })).toBeNull()
})

test('a bad password changes nothing', async () => {
  const person = await addSomebody()
  const laptop = await signedIn(person)
  await expect(reset(person.email, 'short')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(reset(person.email, person.email)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(reset('nobody@gantry.example')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await isIn(laptop)).toBe(true)
  expect((await eventsOf(person)).map(({ type }) => type)).toEqual(['person.added'])
})

test('case X09: who is deactivated is signed out, acts no more, and an open page of theirs ends', async () => {
  const person = await addSomebody()
  const laptop = await signedIn(person)
  const actor = (await findSignedIn(laptop.request('/')))?.actor
  if (!actor) throw new Error('nobody is signed in')
  const desk = openNewsDesk({ log: { warn: () => {} }, everyMs: 5 })
  const page = streamNews({
    desk,
    actor,
    topics: ['opportunity'],
    from: 0n,
    beatMs: 5,
    signal: new AbortController().signal,
    whoAsks: async () => (await findSignedIn(laptop.request('/live')))?.actor ?? null,
  })
  expect(await deactivate(person.email)).toBe(true)
  expect(await page.text()).toContain('event: ended')
  await desk.stop()
  expect(await isIn(laptop)).toBe(false)
  expect(await new Browser().signIn(person)).not.toBeNull()
  // A job, a digest, a token: whatever acts for a person asks for their actor first.
  expect(await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: person.id }))).toBeNull()

  expect(await deactivate(person.email)).toBe(false)
  expect(await deactivate(person.email, true)).toBe(true)
  expect(await isIn(laptop)).toBe(false)
  expect(await new Browser().signIn(person)).toBeNull()
  expect((await eventsOf(person)).map(({ type }) => type)).toEqual([
    'person.added',
    'person.deactivated',
    'person.activated',
  ])
})

test('only who keeps people may do either, and nobody ends their own work', async () => {
  const person = await addSomebody({ role: 'administrator' })
  const rep = await addSomebody()
  const [keeper, actor] = await Promise.all(
    [person, rep].map(({ id }) => withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))),
  )
  if (!keeper || !actor) throw new Error('nobody was resolved')
  const asked = { email: person.email, active: false }
  await expect(withActor(actor, (tx) => setActive({ tx, actor, ...asked }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(resetPassword({ actor, email: person.email, password: 'a password that is new' })).rejects.toMatchObject(
    {
      code: 'FORBIDDEN',
    },
  )
  await expect(withActor(keeper, (tx) => setActive({ tx, actor: keeper, ...asked }))).rejects.toMatchObject({
    code: 'CONFLICT',
  })
})
