import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ArticleKind, ArticleLanguage, ArticleState } from './article.schema.ts'

/** A row of a list of articles. */
export interface ArticleRow {
  id: string
  directoryId: string
  kind: ArticleKind
  language: ArticleLanguage
  state: ArticleState
  title: string
  author: { id: string; name: { zh: string; en: string } }
  number: number
  /** ISO 8601 */
  updatedAt: string
}

export interface ArticlePage {
  rows: ArticleRow[]
  /** where the next page begins; null on the last one */
  next: { updatedAt: string; id: string } | null
}

interface FindArticlesOptions {
  tx: Tx
  actor: Actor
  filter: {
    /** in one of these directories; in all when left out */
    directoryIds?: readonly string[]
    /** `published` when left out */
    state?: ArticleState
    kind?: ArticleKind
    /** those that the actor wrote */
    mine?: boolean
    after?: { updatedAt: string; id: string }
  }
  /** 50 when left out */
  most?: number
}

/** One page of the articles that the actor reads and the filter lets through, those changed last first. */
export async function findArticles({ tx, actor, filter, most = 50 }: FindArticlesOptions): Promise<ArticlePage> {
  const { directoryIds, kind, after, mine } = filter
  const state = filter.state ?? (mine ? undefined : 'published')
  const at = after && new Date(after.updatedAt)
  const found = await tx.article.findMany({
    where: {
      ...(directoryIds ? { directoryId: { in: [...directoryIds] } } : {}),
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(mine ? { authorId: actor.personId } : {}),
      ...(after && at ? { updatedAt: { lte: at }, OR: [{ updatedAt: { lt: at } }, { id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: most + 1,
    include: { author: { select: { id: true, name: true, nameLatin: true } } },
  })
  const rows = found.slice(0, most)
  const last = found.length > most ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({
      id: row.id,
      directoryId: row.directoryId,
      kind: row.kind as ArticleKind,
      language: row.language as ArticleLanguage,
      state: row.state as ArticleState,
      title: row.title,
      author: { id: row.author.id, name: { zh: row.author.name, en: row.author.nameLatin ?? row.author.name } },
      number: row.number,
      updatedAt: row.updatedAt.toISOString(),
    })),
    next: last ? { updatedAt: last.updatedAt.toISOString(), id: last.id } : null,
  }
}
