import { beforeAll, expect, test } from 'vitest'
import { addOrganisations, addSomebody, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { requireActor } from './require-actor.server.ts'

const owner = useTestDatabase()
beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})

const address = (request: Request) =>
  requireActor(request).then(
    () => 'let in',
    (thrown: unknown) => (thrown instanceof Response ? `${thrown.status} ${thrown.headers.get('location')}` : thrown),
  )

test('who is signed in is let through', async () => {
  const person = await addSomebody()
  const browser = new Browser()
  await browser.signIn(person)
  expect((await requireActor(browser.request('/opportunities'))).actor.personId).toBe(person.id)
})

const back = (path: string) => `302 /sign-in?next=${encodeURIComponent(path)}`
const from = (referer: string) => ({ referer })

test.each([
  ['a page leads back to itself', '/opportunities?status=open', undefined, {}, back('/opportunities?status=open')],
  ['the first page needs no way back', '/', undefined, {}, '302 /sign-in'],
  [
    'a form leads back to the page it stands on',
    '/opportunities/some-id/log-activity',
    { note: 'typed' },
    from('http://localhost:3000/opportunities/some-id?tab=activities'),
    back('/opportunities/some-id?tab=activities'),
  ],
  [
    'what a page fetches leads back to the page',
    '/people?q=zhou',
    undefined,
    from('http://localhost:3000/opportunities/some-id'),
    back('/opportunities/some-id'),
  ],
  [
    'a form that does not say where it stands leads to its own address',
    '/sessions',
    { intent: 'end' },
    {},
    back('/sessions'),
  ],
  [
    'a page elsewhere is no way back',
    '/sessions',
    { intent: 'end' },
    from('https://evil.example/customers'),
    back('/sessions'),
  ],
  ['what has no page and comes from none leads to the first', '/people?q=zhou', undefined, {}, '302 /sign-in'],
])('%s', async (_what, path, form, headers, expected) => {
  expect(await address(new Browser().request(path, form, headers))).toBe(expected)
})
