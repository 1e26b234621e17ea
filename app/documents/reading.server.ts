import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { readingKey } from '#crm/documents/document.schema.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { fileStore } from '#lib/file-store.server.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Keeps what was read of an uploaded file beside it. */
export async function keepReading(fileId: string, document: ReadDocument): Promise<void> {
  await fileStore().put(readingKey(fileId), await pack(JSON.stringify(document)))
}

/**
 * What was read of an uploaded file; null while nothing has been, and where the file system has lost a part of it: it does not unpack
 * then. The caller has seen to it that it is the actor's to read.
 */
export async function readWholeReading(fileId: string): Promise<ReadDocument | null> {
  const packed = await findPacked(fileId)
  const unpacked = packed && (await unpack(packed).catch(() => null))
  return unpacked && JSON.parse(unpacked.toString('utf8'))
}

async function findPacked(fileId: string): Promise<Uint8Array | null> {
  const [store, key] = [fileStore(), readingKey(fileId)]
  return (await store.has(key)) ? store.read(key) : null
}
