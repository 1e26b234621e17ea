import { fileFolders, fileIdOf } from '#crm/documents/document.schema.ts'
import { findKnownFiles } from '#crm/documents/find-known-files.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { fileStore, type StoredFile } from '#lib/file-store.server.ts'
import { logger } from '#lib/log.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** The file of an upload lies there before its row does: no upload takes as long as this. */
const youngMs = 24 * 60 * 60_000

/**
 * Removes files of documents that no version knows: what was left by an upload whose process died before its row was written.
 */
export async function removeOrphans(_payload: object, { now, signal }: JobContext): Promise<void> {
  const store = fileStore()
  let seen = 0
  let removed = 0
  for (const folder of fileFolders) {
    for await (const page of store.list(folder)) {
      signal.throwIfAborted()
      const orphans = await orphansOf(page.filter(({ changedAt }) => now.getTime() - changedAt.getTime() > youngMs))
      for (const { key } of orphans) await store.remove(key)
      seen += page.length
      removed += orphans.length
    }
  }
  logger().info({ seen, removed }, 'orphan files')
}

/** The review service sees every version: a file is an orphan because nobody has it, and not because it is out of sight. */
async function orphansOf(files: readonly StoredFile[]): Promise<StoredFile[]> {
  if (files.length === 0) return []
  const fileIds = files.flatMap(({ key }) => fileIdOf(key) ?? [])
  const known = await withActor(reviewActor, (tx) => findKnownFiles({ tx, fileIds }))
  return files.filter(({ key }) => !known.has(fileIdOf(key) ?? ''))
}
