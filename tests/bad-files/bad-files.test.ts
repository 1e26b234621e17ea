import { expect, test } from 'vitest'
import { readDocument } from '#ingest/read-document.server.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { badFiles } from './bad-files.ts'

test('there are sixty of them, each by a name of its own', () => {
  expect(new Set(badFiles.map(({ name }) => name)).size).toBe(badFiles.length)
  expect(badFiles.length).toBeGreaterThanOrEqual(60)
})

test.each(badFiles.map((file) => [file.name, file] as const))('%s', async (name, { bytes, expect: wanted }) => {
  const read = readDocument({ bytes: bytes(), name, patience: 120_000 })
  if ('reads' in wanted) {
    expect((await read).text).toContain(wanted.reads)
    return
  }
  const error = await read.then(
    ({ text }) => `read: ${text.slice(0, 80)}`,
    (refusal: unknown) => refusal,
  )
  expect(error).toBeInstanceOf(UnreadableFile)
  expect([wanted.refused].flat()).toContain((error as UnreadableFile).reason)
})
