import type { Tx } from '#prisma/client.server.ts'
import type { ArticleKind, ArticleLanguage } from './article.schema.ts'

/** An article as it is handed to somebody. */
export interface PublishedArticle {
  title: string
  kind: ArticleKind
  language: ArticleLanguage
}

/** Of these articles those that are published and that the actor reads: an index may be a moment behind what was archived. */
export async function readPublished(options: {
  tx: Tx
  ids: readonly string[]
}): Promise<Map<string, PublishedArticle>> {
  const { tx, ids } = options
  const rows = await tx.article.findMany({
    where: { id: { in: [...ids] }, state: 'published' },
    select: { id: true, title: true, kind: true, language: true },
  })
  return new Map(
    rows.map(({ id, title, kind, language }) => [
      id,
      { title, kind: kind as ArticleKind, language: language as ArticleLanguage },
    ]),
  )
}
