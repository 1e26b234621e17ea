import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { NewScreen } from '#app/screens/articles/new-screen.tsx'
import { listDirectories } from '#knowledge/directories/list-directories.server.ts'
import { placesToWrite } from '#knowledge/directories/places-to-write.ts'
import type { Route } from './+types/new.ts'

export const loader = door('knowledge:write', async ({ inTx, request }: Route.LoaderArgs & Door) => {
  const asked = new URL(request.url).searchParams.get('directory')
  const directories = await inTx((tx) => listDirectories({ tx }))
  return { asked, places: placesToWrite(directories) }
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.knowledge'), to: '/knowledge' }, { label: t('newArticle') }],
}

export default function NewArticleRoute({ loaderData }: Route.ComponentProps) {
  return <NewScreen {...loaderData} />
}
