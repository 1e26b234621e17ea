import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { z } from '#lib/zod.ts'
import { addOrganisations, addSomebody, answerOf, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { door } from './door.server.ts'

const owner = useTestDatabase()
const browser = new Browser()
beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  await browser.signIn(await addSomebody())
})

const loader = door('opportunity:read', async () => 'let in')
const action = door('opportunity:edit', z.object({}), async () => 'let in')

test.each<Record<string, string>>([
  { opportunityId: newId() },
  { customerId: newId().toUpperCase() },
  { ruleId: 'R02' },
  { '*': 'anything/at-all' },
])('%j is let in', async (params) => {
  expect(await answerOf(loader, browser.request('/'), params)).toMatchObject({ status: 200, body: 'let in' })
  expect(await answerOf(action, browser.request('/', {}), params)).toMatchObject({ status: 200, body: 'let in' })
})

test.each<Record<string, string>>([
  { opportunityId: 'abc' },
  { customerId: `${newId()}0` },
  { ruleId: 'R02\0' },
  { '*': 'any\0thing' },
])('%j names nothing that is there', async (params) => {
  expect(await answerOf(loader, browser.request('/'), params)).toMatchObject({
    status: 404,
    body: { code: 'NOT_FOUND', details: {} },
  })
  expect(await answerOf(action, browser.request('/', {}), params)).toMatchObject({
    status: 404,
    body: { failed: { code: 'NOT_FOUND' } },
  })
})
