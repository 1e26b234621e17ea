import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportUsage } from '#app/screens/models/export-usage.server.ts'
import { requireModelKeeper } from '#crm/models/model.policy.ts'
import type { Route } from './+types/export-usage.ts'

/** What was used in the span that the page shows, as a file for spreadsheets. */
export const loader = door('model:keep', async ({ actor, request }: Route.LoaderArgs & Door) => {
  requireModelKeeper(actor)
  return exportList({
    request,
    permission: 'model:keep',
    catalogue: 'models',
    lines: (tools) => exportUsage({ url: new URL(request.url), ...tools }),
  })
})
