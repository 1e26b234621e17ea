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
import type { Route } from './+types/models.ts'

export const loader = door('model:keep', ({ actor, inTx, request }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    requireModelKeeper(actor)
    const { today } = await groupDay(tx)
    const span = usageSpan(new URL(request.url), today)
    return {
      models: await listModels({ tx, environment: environmentModels() }),
      usage: await findUsage({ tx, ...span }),
      span: span.name,
    }
  }),
)

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.models') }] }

export default function ModelsRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/admin/models" verbs={['set', 'reset', 'try']} />
      <ModelsScreen {...loaderData} />
    </>
  )
}
