import { data } from 'react-router'
import { mendFile } from '#app/documents/mend-file.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { receiveFile } from '#app/http/receive-file.server.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey, UploadSchema } from '#crm/documents/document.schema.ts'
import { getFile } from '#crm/documents/get-file.server.ts'
import { recogniseFormat } from '#ingest/recognise-format.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { AppError } from '#lib/errors.ts'
import { fileStore } from '#lib/file-store.server.ts'
import { newId } from '#lib/ids.ts'
import type { Route } from './+types/upload.ts'

/**
 * Takes a file for an opportunity: the body is the file as it is, what it is called stands in the address. It is written down
 * before anything is said of it, and said only of what lies there.
 */
export const action = door('document:add', async ({ inTx, actor, request, params }: Route.ActionArgs & Door) => {
  const asked = UploadSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) throw new AppError('BAD_INPUT', 'an upload without a name or an id')
  const store = fileStore()
  const fileId = newId()
  let isKept = false
  try {
    const { head, ...file } = await receiveFile({ request, store, key: fileKey(fileId) })
    const format = await formatOf({ head, name: asked.data.name, whole: () => store.read(fileKey(fileId)) })
    const { opportunityId } = params
    const added = await inTx((tx) =>
      addDocumentVersion({ tx, actor, opportunityId, ...asked.data, file: { fileId, format, ...file } }),
    )
    isKept = !added.known
    if (added.known) {
      const known = await inTx((tx) => getFile({ tx, versionId: added.versionId }))
      await mendFile({ store, kept: fileKey(known.fileId), sent: fileKey(fileId), sha256: file.sha256 })
    }
    return data(added)
  } finally {
    // Nothing lies there that no row knows.
    if (!isKept) await store.remove(fileKey(fileId))
  }
})

/** What a file is by its beginning; why an old Office file is none of ours stands further on in it. */
async function formatOf(file: { head: Uint8Array; name: string; whole: () => Promise<Uint8Array> }) {
  try {
    return recogniseFormat(file.head, file.name)
  } catch (error) {
    if (error instanceof UnreadableFile && error.reason === 'old-doc') {
      return recogniseFormat(await file.whole(), file.name)
    }
    throw error
  }
}
