import { beforeAll, expect, test } from 'vitest'
import { addOrganisations, addSomebody, Browser, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { configureAuth } from './auth.server.ts'
import { type ExportTools, exportList } from './export-list.server.ts'

const owner = useTestDatabase()
beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})

/** Pages without end, each a line with whom it was read for. */
async function* pages({ inPage }: ExportTools) {
  for (;;) yield await inPage(async (_tx, actor) => `${actor.email}\n`)
}

async function readerFor(person: Somebody) {
  const browser = new Browser()
  await browser.signIn(person)
  const request = browser.request('/customers/export.csv')
  const response = await exportList({ request, permission: 'opportunity:edit', catalogue: 'customers', lines: pages })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  const { value } = await reader.read()
  expect(new TextDecoder().decode(value)).toBe(`${person.email}\n`)
  return reader
}

/** Reads on until it breaks off; a page or two may have been read ahead. */
async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let page = 0; page < 5; page++) await reader.read()
  await reader.cancel()
}

test('a page is read only for whoever is still signed in', async () => {
  const person = await addSomebody()
  const reader = await readerFor(person)
  await owner.query('DELETE FROM auth_session WHERE user_id = $1', [person.id])
  await expect(readOn(reader)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('and only for whom the list is still for', async () => {
  const person = await addSomebody()
  const reader = await readerFor(person)
  await owner.query(`UPDATE membership SET role = 'administrator' WHERE person_id = $1`, [person.id])
  await expect(readOn(reader)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
