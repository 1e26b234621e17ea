import { modelFor } from '#ai/models/models-of-process.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { ModelsScreen } from '#app/screens/models/models-screen.tsx'
import { usageSpan } from '#app/screens/models/usage-span.ts'
import { environmentModels } from '#crm/models/environment-models.ts'
import { findUsage } from '#crm/models/find-usage.server.ts'
import { listModels } from '#crm/models/list-models.server.ts'
import { requireModelKeeper } from '#crm/models/model.policy.ts'
import { type ModelRole, modelRoles } from '#crm/models/model-roles.ts'
import type { Route } from './+types/models.ts'

export const loader = door('model:keep', async ({ actor, inTx, request }: Route.LoaderArgs & Door) => {
  requireModelKeeper(actor)
  const withKey = await rolesWithKey()
  return await inTx(async (tx) => {
    const { today } = await groupDay(tx)
    const span = usageSpan(new URL(request.url), today)
    return {
      models: await listModels({ tx, environment: environmentModels(), withKey }),
      usage: await findUsage({ tx, ...span }),
      span: span.name,
    }
  })
})

async function rolesWithKey(): Promise<Set<ModelRole>> {
  const configs = await Promise.all(modelRoles.map((role) => modelFor(role)))
  return new Set(configs.flatMap((config) => (config?.apiKey ? [config.role] : [])))
}

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.models') }] }

export default function ModelsRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/admin/models" verbs={['set', 'reset', 'try']} />
      <ModelsScreen {...loaderData} />
    </>
  )
}
