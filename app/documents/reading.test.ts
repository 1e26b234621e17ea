import { truncate } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readingKey } from '#crm/documents/document.schema.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { keepReading, readWholeReading } from './reading.server.ts'

const files = useFileStore()

test('what was read is read again as it was kept; of what was cut short nothing, and no failure', async () => {
  const document = await makeDocument({ bytes: Buffer.from('第一条 交货'), format: 'txt' })
  expect(await readWholeReading('one')).toBeNull()
  await keepReading('one', document)
  expect(await readWholeReading('one')).toEqual(JSON.parse(JSON.stringify(document)))
  for (const bytes of [40, 0]) {
    await truncate(files.pathOf(readingKey('one')), bytes)
    expect(await readWholeReading('one')).toBeNull()
  }
})
