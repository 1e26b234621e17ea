import { type Door, door } from '#app/http/door.server.ts'
import { findPeople } from '#crm/org/find-people.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import type { Route } from './+types/people.ts'

/** Whom one can ask instead or as well, by words in name or title: everybody decides, so everybody picks. */
export const loader = door('approval:decide', async ({ inTx, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  return Response.json({ people: await inTx((tx) => findPeople({ tx, q })) })
})
