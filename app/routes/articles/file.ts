import { Readable } from 'node:stream'
import { type Door, door } from '#app/http/door.server.ts'
import { articleFileKey } from '#knowledge/articles/article.schema.ts'
import { getArticleFile } from '#knowledge/articles/get-article-file.server.ts'
import { AppError } from '#lib/errors.ts'
import { fileStore } from '#lib/file-store.server.ts'
import type { Route } from './+types/file.ts'

/** The file as it was uploaded. Never shown by the browser itself: anybody may have made it. */
export const loader = door('knowledge:read', async ({ inTx, params }: Route.LoaderArgs & Door) => {
  const number = /^[1-9]\d{0,5}$/.test(params.number) ? Number(params.number) : null
  if (number === null) throw new AppError('NOT_FOUND', `version ${params.number}`)
  const { fileId, fileName } = await inTx((tx) => getArticleFile({ tx, id: params.articleId, number }))
  const file = await fileStore().stream(articleFileKey(fileId))
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})
