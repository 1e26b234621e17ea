import { beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { newId } from '#lib/ids.ts'
import { addOrganisations, addSomebody, answerOf, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action as withdraw } from './withdraw.ts'

const owner = useTestDatabase()

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})

test('whoever submits nothing any more may still take back what is theirs: the door leaves it to the verb', async () => {
  const browser = new Browser()
  await browser.signIn(await addSomebody({ role: 'finance' }))
  const approvalId = newId()
  const request = browser.request(`/approvals/${approvalId}/withdraw`, { key: newId() })
  expect(await answerOf(withdraw, request, { approvalId })).toMatchObject({ status: 404 })
})
