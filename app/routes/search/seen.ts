import { type Door, door } from '#app/http/door.server.ts'
import { findRecords } from '#crm/search/find-records.server.ts'
import { SeenRecordsSchema } from '#crm/search/seen-records.schema.ts'
import type { Route } from './+types/seen.ts'

/** The records that this browser has shown lately, as they are now and as far as the person may still see them. */
export const loader = door('opportunity:read', async ({ inTx, request }: Route.LoaderArgs & Door) => {
  const wanted = SeenRecordsSchema.parse(new URL(request.url).searchParams.get('of'))
  return Response.json({ records: await inTx((tx) => findRecords({ tx, wanted })) })
})
