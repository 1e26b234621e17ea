import { type Door, door } from '#app/http/door.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import { searchEverything } from '#crm/search/search-everything.server.ts'
import type { Route } from './+types/find.ts'

/** Records of every kind for the palette, by words. */
export const loader = door('own-session:manage', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  return Response.json(await inTx((tx) => searchEverything({ tx, actor, q })))
})
