import { beforeAll, expect, test } from 'vitest'
import { addOrganisations, addSomebody, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import {
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  hasPassword,
  listOwnSessions,
} from './own-sessions.server.ts'
import { renewSession } from './renew-session.server.ts'
import { findSignedIn } from './require-actor.server.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})

async function signedIn(person: Awaited<ReturnType<typeof addSomebody>>) {
  const browser = new Browser()
  expect(await browser.signIn(person)).toBeNull()
  return browser
}

const newPassword = 'quite another password'

test('one sees on which devices one is signed in, without what would let in', async () => {
  const person = await addSomebody()
  const laptop = await signedIn(person)
  const phone = await signedIn(person)
  await signedIn(await addSomebody())
  const sessions = await listOwnSessions(laptop.request('/sessions'))
  expect(sessions.map(({ current, ipAddress, userAgent }) => ({ current, ipAddress, userAgent }))).toEqual([
    { current: true, ipAddress: laptop.ip, userAgent: 'Test/1.0' },
    { current: false, ipAddress: phone.ip, userAgent: 'Test/1.0' },
  ])
  const { rows } = await owner.query('SELECT token FROM auth_session')
  for (const { token } of rows) expect(JSON.stringify(sessions)).not.toContain(token)
})

test('X08: a session ended from another device is refused at its next request, and cannot change the password', async () => {
  const person = await addSomebody()
  const [a, b] = [await signedIn(person), await signedIn(person)]
  expect(await findSignedIn(b.request('/'))).not.toBeNull()
  await endOtherSessions(a.request('/sessions', {}))
  expect(await findSignedIn(b.request('/'))).toBeNull()
  const change = changeOwnPassword({
    request: b.request('/sessions', {}),
    email: person.email,
    currentPassword: person.password,
    newPassword,
  })
  await expect(change).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await findSignedIn(a.request('/'))).not.toBeNull()
  expect(await new Browser().signIn(person)).toBeNull()
})

test('one ends one session of one own, and none of others', async () => {
  const person = await addSomebody()
  const [laptop, phone] = [await signedIn(person), await signedIn(person)]
  const stranger = await signedIn(await addSomebody())
  const [, other] = await listOwnSessions(laptop.request('/sessions'))
  const [foreign] = await listOwnSessions(stranger.request('/sessions'))
  await endOwnSession(laptop.request('/sessions', {}), foreign?.id ?? '')
  await endOwnSession(laptop.request('/sessions', {}), other?.id ?? '')
  await endOwnSession(laptop.request('/sessions', {}), other?.id ?? '')
  expect(await findSignedIn(phone.request('/'))).toBeNull()
  expect(await findSignedIn(laptop.request('/'))).not.toBeNull()
  expect(await findSignedIn(stranger.request('/'))).not.toBeNull()
})

test('changing the password ends all other sessions and needs the current one', async () => {
  const person = await addSomebody()
  const [laptop, phone] = [await signedIn(person), await signedIn(person)]
  const change = (currentPassword: string) =>
    changeOwnPassword({ request: laptop.request('/sessions', {}), email: person.email, currentPassword, newPassword })
  expect(await change('not the password')).toEqual({ wrong: true })
  expect(await findSignedIn(phone.request('/'))).not.toBeNull()
  const result = await change(person.password)
  if (!('cookies' in result)) throw new Error('refused')
  laptop.take(result.cookies)
  expect(await findSignedIn(laptop.request('/'))).not.toBeNull()
  expect(await findSignedIn(phone.request('/'))).toBeNull()
  expect(await new Browser().signIn(person)).toEqual({ reason: 'wrong' })
  expect(await new Browser().signIn({ ...person, password: newPassword })).toBeNull()
})

test('a stolen session does not serve to guess the password: five wrong ones lock it, here and at sign-in', async () => {
  const person = await addSomebody()
  const thief = await signedIn(person)
  const guess = (currentPassword: string) =>
    changeOwnPassword({ request: thief.request('/sessions', {}), email: person.email, currentPassword, newPassword })
  for (let attempt = 1; attempt <= 5; attempt++) expect(await guess('a guess')).toEqual({ wrong: true })
  expect(await guess(person.password)).toEqual({ waitMinutes: 15 })
  expect(await new Browser().signIn(person)).toMatchObject({ reason: 'locked' })
})

test('it is known who has a password', async () => {
  expect(await hasPassword((await addSomebody()).id)).toBe(true)
  expect(await hasPassword((await addSomebody({ password: null })).id)).toBe(false)
})

test('a session lives on while it is used, with its cookie, and ends two weeks after', async () => {
  const person = await addSomebody()
  const browser = await signedIn(person)
  const visit = async () => {
    const request = browser.request('/')
    const next = async () => new Response((await findSignedIn(request)) ? 'in' : 'out')
    const response = (await renewSession({ request } as Parameters<typeof renewSession>[0], next)) as Response
    return { body: await response.text(), cookies: response.headers.getSetCookie() }
  }
  const age = (idle: string) =>
    owner.query(
      `UPDATE auth_session SET updated_at = now() - $2::interval, expires_at = now() - $2::interval + interval '14 days'
      WHERE user_id = $1`,
      [person.id, idle],
    )
  expect(await visit()).toEqual({ body: 'in', cookies: [] })
  await age('11 minutes')
  expect(await visit()).toEqual({
    body: 'in',
    cookies: [expect.stringMatching(/^gantry\.session_token=.+Max-Age=1209600/)],
  })
  expect(await visit()).toEqual({ body: 'in', cookies: [] })
  const { rows } = await owner.query(
    `SELECT expires_at > now() + interval '13 days 23 hours' AS renewed FROM auth_session WHERE user_id = $1`,
    [person.id],
  )
  expect(rows).toEqual([{ renewed: true }])
  await age('14 days 1 second')
  const ended = await visit()
  expect(ended.body).toBe('out')
  expect(ended.cookies).toContainEqual(expect.stringMatching(/^gantry\.session_token=; Max-Age=0/))
})

test('a renewed cookie does not take the place of one that the handler set', async () => {
  const person = await addSomebody()
  const browser = await signedIn(person)
  await owner.query(`UPDATE auth_session SET expires_at = now() + interval '13 days' WHERE user_id = $1`, [person.id])
  const request = browser.request('/')
  const next = async () => {
    await findSignedIn(request)
    return new Response(null, { headers: { 'set-cookie': 'gantry.session_token=; Max-Age=0' } })
  }
  const response = (await renewSession({ request } as Parameters<typeof renewSession>[0], next)) as Response
  expect(response.headers.getSetCookie()).toEqual(['gantry.session_token=; Max-Age=0'])
})
