import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { EditScreen } from '#app/screens/articles/edit-screen.tsx'
import { getArticle } from '#knowledge/articles/get-article.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/edit.ts'

export const loader = door('knowledge:write', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => {
  const article = await inTx((tx) => getArticle({ tx, actor, id: params.articleId }))
  if (!article.may.includes('write')) throw new AppError('FORBIDDEN', `article ${article.id} is seen, not changed`)
  return { article }
})

export const handle: PageHandle = {
  crumbs: (data, { t }) => {
    const article = (data as Route.ComponentProps['loaderData'] | undefined)?.article
    return [
      { label: t('nav.knowledge'), to: '/knowledge' },
      { label: article?.title ?? '', to: `/knowledge/articles/${article?.id}` },
      { label: t('editArticle') },
    ]
  },
}

export default function EditArticleRoute({ loaderData }: Route.ComponentProps) {
  return <EditScreen key={loaderData.article.id} {...loaderData} />
}
