import { cutSections, sectionsOf } from '#knowledge/index/cut-sections.ts'
import { indexPassages } from '#knowledge/index/index-passages.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import { removeSource } from '#knowledge/remove-source.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'

/** Chunks that one step adds or removes: well under 200 ms. */
const inOneStep = 40

/**
 * Has an article found by its current version, or no more where it is not published, in short steps. Done again it changes nothing; of
 * two at once both come to the same. Ends early when the article was changed meanwhile: that is another event's to index.
 */
export async function indexArticle({ articleId, signal }: { articleId: string; signal?: AbortSignal }): Promise<void> {
  const source = { type: 'article' as const, id: articleId }
  const read = await withActor(knowledgeActor, async (tx) => {
    const article = await tx.article.findFirst({ where: { id: articleId, state: 'published' } })
    const version =
      article &&
      (await tx.articleVersion.findUnique({
        where: { articleId_number: { articleId, number: article.number } },
        select: { title: true, text: true },
      }))
    return article && version ? { article, version } : null
  })
  if (!read) {
    while (await withActor(knowledgeActor, (tx) => removeSource({ tx, source, most: inOneStep })))
      signal?.throwIfAborted()
    return
  }
  const { article, version } = read
  const passages = cutSections(sectionsOf(version.title, version.text))
  for (let left = 1; left > 0; ) {
    signal?.throwIfAborted()
    left = await withActor(knowledgeActor, async (tx) => {
      const now = await tx.article.findUnique({ where: { id: articleId }, select: { version: true } })
      if (now?.version !== article.version) return 0
      return indexPassages({ tx, source, audience: { directoryId: article.directoryId }, passages, most: inOneStep })
    })
  }
}
