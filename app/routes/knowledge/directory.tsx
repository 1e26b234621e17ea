import { directoryVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { DirectoryScreen } from '#app/screens/knowledge/directory-screen.tsx'
import type { DirectoryPlaces } from '#app/screens/knowledge/move-dialogs.tsx'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { wayTo } from '#knowledge/directories/directory-tree.ts'
import { type DirectoryNode, listDirectories, listGrants } from '#knowledge/directories/list-directories.server.ts'
import { placesToWrite } from '#knowledge/directories/places-to-write.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/directory.ts'

export const loader = door('knowledge:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const directories = await listDirectories({ tx })
    const way = wayTo(directories, params.directoryId)
    const directory = way.at(-1)
    if (!directory) throw new AppError('NOT_FOUND', `directory ${params.directoryId}`)
    const from = directories.find(({ id }) => id === directory.rightsFrom) ?? null
    return {
      way,
      directory,
      from,
      grants: from ? await listGrants({ tx, directoryId: from.id }) : [],
      moving: {
        places: placesToWrite(directories, directory.id),
        top: can(actor, 'knowledge:keep'),
        below: namesBelow(directories.filter(({ id }) => id !== directory.id)),
      },
      orgs: directory.may.includes('write') ? await listOrganisations({ tx }) : [],
    }
  }),
)

function namesBelow(directories: readonly DirectoryNode[]): DirectoryPlaces['below'] {
  const below: Record<string, { id: string; name: DirectoryNode['name'] }[]> = {}
  for (const { id, parentId, name } of directories) {
    const list = below[parentId ?? ''] ?? []
    below[parentId ?? ''] = [...list, { id, name }]
  }
  return below
}

export const handle: PageHandle = {
  crumbs: (data, { t, side }) => {
    const way = (data as Route.ComponentProps['loaderData'] | undefined)?.way ?? []
    return [
      { label: t('nav.knowledge'), to: '/knowledge' },
      ...way.slice(0, -1).map(({ id, name }) => ({ label: name[side], to: `/knowledge?directory=${id}` })),
      { label: way.at(-1)?.name[side] ?? '' },
    ]
  },
}

export default function DirectoryRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.directory
  return (
    <>
      <VerbLinks of={`/knowledge/directories/${id}`} verbs={directoryVerbs} />
      <DirectoryScreen key={id} {...loaderData} />
    </>
  )
}
