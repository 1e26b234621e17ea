import { Readable } from 'node:stream'
import { type Door, door } from '#app/http/door.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { getFile } from '#crm/documents/get-file.server.ts'
import { fileStore } from '#lib/file-store.server.ts'
import type { Route } from './+types/file.ts'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
} as const

/** The file as it was uploaded. Never shown by the browser itself: anybody may have made it. */
export const loader = door('document:read', async ({ inTx, params }: Route.LoaderArgs & Door) => {
  const { fileId, fileName, format } = await inTx((tx) => getFile({ tx, versionId: params.versionId }))
  const file = await fileStore().stream(fileKey(fileId))
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})
