import { beforeAll, expect, test } from 'vitest'
import { consoleActor } from '#crm/org/console-actor.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { setPersonActive } from '#crm/org/set-person-active.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addOrganisations, addSomebody, Browser, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { findSignedIn } from './require-actor.server.ts'

// Case X09 asks for the second factor after a reset too; the product has none yet, so there is none that a reset could pass by.
const owner = useTestDatabase()
const password = 'a password after the reset'

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations()
})

async function signedIn(person: Somebody) {
  const browser = new Browser()
  expect(await browser.signIn(person)).toBeNull()
  return browser
}

const inside = async (browser: Browser) => (await findSignedIn(browser.request('/'))) !== null
const reset = (email: string, typed = password) => resetPassword({ actor: consoleActor, email, password: typed })
const setActive = (email: string, active: boolean) =>
  withActor(consoleActor, (tx) => setPersonActive({ tx, actor: consoleActor, email, active }))
const eventsOf = async ({ id }: Somebody) =>
  (await owner.query(`SELECT type, actor_id, after FROM domain_event WHERE entity_id = $1 ORDER BY at, id`, [id])).rows

test('X09: a reset password ends every session of that person, and of nobody else', async () => {
  const person = await addSomebody()
  const other = await signedIn(await addSomebody())
  const devices = [await signedIn(person), await signedIn(person)]
  expect(await reset(` ${person.email.toUpperCase()} `)).toEqual({ ended: 2 })
  expect(await Promise.all(devices.map(inside))).toEqual([false, false])
  expect(await inside(other)).toBe(true)
  expect(await new Browser().signIn(person)).toEqual({ reason: 'wrong' })
  expect(await inside(await signedIn({ ...person, password }))).toBe(true)
  expect((await eventsOf(person)).at(-1)).toEqual({
    type: 'person.password-reset',
    actor_id: consoleActor.personId,
    after: { sessions: 'all' },
  })
  expect(JSON.stringify(await eventsOf(person))).not.toContain(password)
})

test('X09: a reset opens an account that wrong passwords had locked, and gives one to whoever had none', async () => {
  const person = await addSomebody()
  for (let attempt = 0; attempt < 5; attempt++) await new Browser().signIn({ ...person, password: 'a guess' })
  expect(await new Browser().signIn(person)).toMatchObject({ reason: 'locked' })
  await reset(person.email)
  expect(await new Browser().signIn({ ...person, password })).toBeNull()
  const without = await addSomebody({ password: null })
  await reset(without.email)
  expect(await new Browser().signIn({ ...without, password })).toBeNull()
})

test('a password that nobody may choose, and a person whom there is not, change nothing', async () => {
  const person = await addSomebody()
  const browser = await signedIn(person)
  await expect(reset(person.email, 'short')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(reset(person.email, person.email)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(reset('nobody@gantry.example')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await inside(browser)).toBe(true)
})

test('X09: a person deactivated is out at once, stays out, and comes back only when let in again', async () => {
  const person = await addSomebody()
  const devices = [await signedIn(person), await signedIn(person)]
  expect(await setActive(person.email, false)).toEqual({ ended: 2 })
  expect(await setActive(person.email, false)).toBeNull()
  const { rows } = await owner.query('SELECT FROM auth_session WHERE user_id = $1', [person.id])
  expect(rows).toEqual([])
  expect(await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: person.id }))).toBeNull()
  expect(await new Browser().signIn(person)).not.toBeNull()
  await reset(person.email)
  expect(await new Browser().signIn({ ...person, password })).not.toBeNull()
  expect(await setActive(person.email, true)).toEqual({ ended: 0 })
  expect(await Promise.all(devices.map(inside))).toEqual([false, false])
  expect(await inside(await signedIn({ ...person, password }))).toBe(true)
  expect((await eventsOf(person)).map(({ type }) => type)).toEqual([
    'person.added',
    'person.deactivated',
    'person.password-reset',
    'person.activated',
  ])
})

test('neither is anybody else’s to do', async () => {
  const person = await addSomebody()
  const rep = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: person.id }))
  if (!rep) throw new Error('not resolved')
  const other = await addSomebody()
  await expect(resetPassword({ actor: rep, email: other.email, password })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(
    withActor(rep, (tx) => setPersonActive({ tx, actor: rep, email: other.email, active: false })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
