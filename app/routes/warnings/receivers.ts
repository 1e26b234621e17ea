import { type Door, door } from '#app/http/door.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import { findReceivers } from '#crm/warnings/find-receivers.server.ts'
import type { Route } from './+types/receivers.ts'

/** To whom a warning can be handed, by words in name or title. */
export const loader = door('opportunity:staff', async ({ inTx, request, params }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  return Response.json({ people: await inTx((tx) => findReceivers({ tx, warningId: params.warningId, q })) })
})
