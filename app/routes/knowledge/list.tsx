import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { embedderFor } from '#app/http/embedder-for.server.ts'
import { readKnowledgeAddress } from '#app/screens/knowledge/knowledge-address.ts'
import { ListScreen } from '#app/screens/knowledge/list-screen.tsx'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { countUptake } from '#knowledge/articles/count-uptake.server.ts'
import { findArticles } from '#knowledge/articles/find-articles.server.ts'
import { withBelow } from '#knowledge/directories/directory-tree.ts'
import { listDirectories } from '#knowledge/directories/list-directories.server.ts'
import { askEmbedder } from '#knowledge/embedders/ask-embedder.server.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/list.ts'

const mostHits = 50

export const loader = door('knowledge:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const address = readKnowledgeAddress(new URL(request.url))
  const { q, mode, directory, mine, cursor } = address
  const [updatedAt, id] = cursor?.split('_') ?? []
  // Before the transaction: nothing in it waits for a network.
  const asked =
    q && mode !== 'words'
      ? await askEmbedder({ actor, embedder: await embedderFor({ actor, inTx }), query: q, signal: request.signal })
      : null
  return inTx(async (tx) => {
    const directories = await listDirectories({ tx })
    if (directory && !directories.some((one) => one.id === directory))
      throw new AppError('NOT_FOUND', `directory ${directory}`)
    const found = q
      ? await searchKnowledge({
          tx,
          actor,
          query: q,
          types: ['article'],
          directoryId: directory,
          mode,
          most: mostHits,
          asked,
        })
      : null
    const page = q
      ? null
      : await findArticles({
          tx,
          actor,
          filter: {
            directoryIds: directory ? withBelow(directories, directory).map((one) => one.id) : undefined,
            mine: mine === '1',
            after: updatedAt && id ? { updatedAt, id } : undefined,
          },
        })
    const shown = [...(found?.hits ?? []).map(({ source }) => source.id), ...(page?.rows ?? []).map((row) => row.id)]
    const mayKeep = can(actor, 'knowledge:keep')
    return {
      address,
      directories,
      found,
      page,
      useful: Object.fromEntries([...(await countUptake({ tx, ids: shown }))].map(([of, { useful }]) => [of, useful])),
      orgs: mayKeep ? await listOrganisations({ tx }) : null,
    }
  })
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.knowledge') }],
}

export default function KnowledgeRoute({ loaderData }: Route.ComponentProps) {
  return <ListScreen {...loaderData} />
}
