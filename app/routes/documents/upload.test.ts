import { readFile, rm, truncate } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { loadGroup } from '#tests/factories/load-group.ts'
import { addSomebody, answerOf, Browser } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { action } from './upload.ts'

const owner = useTestDatabase()
const files = useFileStore()
let rep: Browser
let opportunityId: string

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  const group = await loadGroup(owner)
  const person = await addSomebody({ orgId: group.orgs.pressSales })
  const { id, dataset } = anOpportunity({ group, owner_id: person.id })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
  rep = new Browser()
  await rep.signIn(person)
})

const words = '第八条 交货与逾期'
async function upload(body = words) {
  const name = encodeURIComponent('合同.txt')
  const { url, headers } = rep.request(`/opportunities/${opportunityId}/documents?versionId=${newId()}&name=${name}`)
  return (await answerOf(action, new Request(url, { method: 'POST', headers, body }), { opportunityId })).body
}

/** Where the bytes of the one version lie. */
async function keptPath(): Promise<string> {
  const { rows } = await owner.query('SELECT file_id FROM document_version')
  expect(rows).toHaveLength(1)
  return files.pathOf(fileKey(String(rows[0]?.file_id)))
}
const kept = async () => readFile(await keptPath(), 'utf8')

test('a file that the opportunity has already is not kept twice', async () => {
  expect(await upload()).toMatchObject({ known: false })
  expect(await upload()).toMatchObject({ known: true })
  expect(await files.keys()).toHaveLength(1)
  expect(await kept()).toBe(words)
})

test.each([
  ['is gone', rm],
  ['was cut short', (path: string) => truncate(path, 3)],
  ['is empty', (path: string) => truncate(path, 0)],
])('one of which the file %s is whole once it is sent again', async (_, lose) => {
  await upload()
  await lose(await keptPath())
  expect(await upload()).toMatchObject({ known: true })
  expect(await kept()).toBe(words)
  expect(await files.keys()).toHaveLength(1)
})
