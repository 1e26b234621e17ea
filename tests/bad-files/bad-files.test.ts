import { expect, test } from 'vitest'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { badFiles } from './bad-files.ts'

test('there are sixty of them, each by a name of its own', () => {
  expect(new Set(badFiles.map(({ name }) => name)).size).toBe(badFiles.length)
  expect(badFiles.length).toBeGreaterThanOrEqual(60)
})

test.each(badFiles.map((file) => [file.name, file] as const))('%s', async (name, { bytes, expect: wanted }) => {
  const read = await readDocument({ bytes: bytes(), name }).catch((refusal: unknown) => refusal)
  if (read instanceof UnreadableFile) {
    expect([wanted.refused ?? `read ${wanted.reads}`].flat()).toContain(read.reason)
    return
  }
  if (read instanceof Error) throw read
  expect(wanted.reads, 'read, and not refused').toBeDefined()
  expect((read as ReadDocument).text).toContain(wanted.reads)
})
