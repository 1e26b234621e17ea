import { articleVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ArticleScreen } from '#app/screens/articles/article-screen.tsx'
import { getArticle } from '#knowledge/articles/get-article.server.ts'
import { wayTo } from '#knowledge/directories/directory-tree.ts'
import { listDirectories, listGrants } from '#knowledge/directories/list-directories.server.ts'
import { placesToWrite } from '#knowledge/directories/places-to-write.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/article.ts'

/** A number in an address that is none asks for the current version. */
const numberSchema = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined)

export const loader = door('knowledge:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const asked = new URL(request.url).searchParams.get('version') ?? undefined
  return inTx(async (tx) => {
    const article = await getArticle({ tx, actor, id: params.articleId, number: numberSchema.parse(asked) })
    const directories = await listDirectories({ tx })
    const way = wayTo(directories, article.directoryId)
    const from = directories.find(({ id }) => id === way.at(-1)?.rightsFrom)
    return {
      article,
      way,
      from: from ?? null,
      grants: from ? await listGrants({ tx, directoryId: from.id }) : [],
      places: article.may.includes('write') ? placesToWrite(directories) : [],
    }
  })
})

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const shown = data as Route.ComponentProps['loaderData'] | undefined
    return [
      { label: t('nav.knowledge'), to: '/knowledge' },
      ...(shown?.way ?? []).map(({ id, name }) => ({ label: name[side], to: `/knowledge?directory=${id}` })),
      { label: shown?.article.title ?? '' },
    ]
  },
}

export default function ArticleRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.article
  return (
    <>
      <VerbLinks of={`/knowledge/articles/${id}`} verbs={articleVerbs} />
      <ArticleScreen key={id} {...loaderData} />
    </>
  )
}
