import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { rightsIn } from './get-article.server.ts'

/**
 * Where the bytes of a version that is a file lie.
 * @throws AppError NOT_FOUND when out of sight, not there, or no file; FORBIDDEN when it is read and not downloaded
 */
export async function getArticleFile(options: {
  tx: Tx
  id: string
  number: number
}): Promise<{ fileId: string; fileName: string; format: string }> {
  const { tx, id, number } = options
  const version = await tx.articleVersion.findUnique({
    where: { articleId_number: { articleId: id, number } },
    select: { fileId: true, fileName: true, format: true, article: { select: { directoryId: true } } },
  })
  if (!version?.fileId || !version.fileName || !version.format)
    throw new AppError('NOT_FOUND', `file of article ${id}, version ${number}`)
  const may = await rightsIn({ tx, directoryId: version.article.directoryId })
  if (!may.includes('download')) throw new AppError('FORBIDDEN', `article ${id} is not downloaded`)
  return { fileId: version.fileId, fileName: version.fileName, format: version.format }
}
