import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

const most = 20

/**
 * Colleagues who may read an article and whose name, in either script, or title holds the words, by name; nobody where the actor may not
 * forward it.
 */
export async function findArticleReaders(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  articleId: string
  q: string
}): Promise<string[]> {
  const { tx, actor, articleId, q } = options
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM article a CROSS JOIN gantry.directory_readers(a.directory_id) r JOIN person p ON p.id = r.person_id
    WHERE a.id = ${articleId}::uuid AND a.state = 'published' AND p.id <> ${actor.personId}::uuid
      AND gantry.searchable(concat_ws(' ', p.name, p.name_latin, p.title, p.title_latin))
        LIKE ALL (gantry.like_patterns(gantry.search_words(${q})))
    ORDER BY p.name, p.id LIMIT ${most}`
  return found.map(({ id }) => id)
}
