import { data } from 'react-router'
import { readUpload } from '#app/documents/read-upload.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { articleFileKey } from '#knowledge/articles/article.schema.ts'
import { UploadArticleSchema } from '#knowledge/articles/upload-article.schema.ts'
import { writeArticle } from '#knowledge/articles/write-article.server.ts'
import { AppError } from '#lib/errors.ts'
import { fileStore } from '#lib/file-store.server.ts'
import { newId } from '#lib/ids.ts'
import type { Route } from './+types/upload.ts'

/**
 * Takes a file as an article, or as the next version of one: the body is the file as it is, what is said of it stands in the
 * address. Markdown becomes the article's own text; of a PDF or DOCX the file is kept, and what was read of it is found.
 */
export const action = door('knowledge:write', async ({ inTx, actor, request }: Route.ActionArgs & Door) => {
  const asked = UploadArticleSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) throw new AppError('BAD_INPUT', 'an upload of which too little is said')
  const store = fileStore()
  const fileId = newId()
  let isKept = false
  try {
    const content = await readUpload({ request, store, fileId, key: articleFileKey(fileId), name: asked.data.name })
    const { name: _, ...said } = asked.data
    if ('articleId' in said) {
      const { articleId: id, ...wording } = said
      await inTx((tx) => writeArticle({ tx, actor, id, ...wording, content }))
    } else {
      await inTx((tx) => addArticle({ tx, actor, ...said, content }))
    }
    isKept = 'file' in content
    return data({ articleId: 'articleId' in said ? said.articleId : said.id })
  } finally {
    // Nothing lies there that no row knows.
    if (!isKept) await store.remove(articleFileKey(fileId))
  }
})
