import { directoryVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { DirectoryScreen } from '#app/screens/knowledge/directory-screen.tsx'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { wayTo } from '#knowledge/directories/directory-tree.ts'
import { listDirectories, listGrants } from '#knowledge/directories/list-directories.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/directory.ts'

export const loader = door('knowledge:read', async ({ inTx, params }: Route.LoaderArgs & Door) =>
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
      orgs: directory.may.includes('write') ? await listOrganisations({ tx }) : [],
    }
  }),
)

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
