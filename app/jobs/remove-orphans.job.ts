import { fileFolders, fileIdOf } from '#crm/documents/document.schema.ts'
import { findKnownFiles } from '#crm/documents/find-known-files.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { articleFileFolder, articleFileIdOf } from '#knowledge/articles/article.schema.ts'
import { findKnownArticleFiles } from '#knowledge/articles/find-known-article-files.server.ts'
import { fileStore, type StoredFile } from '#lib/file-store.server.ts'
import { logger } from '#lib/log.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** The file of an upload lies there before its row does: no upload takes as long as this. */
const youngMs = 24 * 60 * 60_000

/** Whose files lie in a folder. */
interface Owners {
  idOf: (key: string) => string | null
  findKnown: (options: { tx: Tx; fileIds: readonly string[] }) => Promise<Set<string>>
}

const folders: readonly (Owners & { folder: string })[] = [
  ...fileFolders.map((folder) => ({ folder, idOf: fileIdOf, findKnown: findKnownFiles })),
  { folder: articleFileFolder, idOf: articleFileIdOf, findKnown: findKnownArticleFiles },
]

/**
 * Removes files of documents and articles that no version knows: what was left by an upload whose process died before its row was written.
 */
export async function removeOrphans(_payload: object, { now, signal }: JobContext): Promise<void> {
  const store = fileStore()
  let seen = 0
  let removed = 0
  for (const { folder, ...owners } of folders) {
    for await (const page of store.list(folder)) {
      signal.throwIfAborted()
      const old = page.filter(({ changedAt }) => now.getTime() - changedAt.getTime() > youngMs)
      const orphans = await orphansOf(old, owners)
      for (const { key } of orphans) await store.remove(key)
      seen += page.length
      removed += orphans.length
    }
  }
  logger().info({ seen, removed }, 'orphan files')
}

/** The review service sees every version: a file is an orphan because nobody has it, and not because it is out of sight. */
async function orphansOf(files: readonly StoredFile[], { idOf, findKnown }: Owners): Promise<StoredFile[]> {
  if (files.length === 0) return []
  const fileIds = files.flatMap(({ key }) => idOf(key) ?? [])
  const known = await withActor(reviewActor, (tx) => findKnown({ tx, fileIds }))
  return files.filter(({ key }) => !known.has(idOf(key) ?? ''))
}
