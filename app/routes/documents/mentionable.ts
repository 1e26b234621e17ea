import { type Door, door } from '#app/http/door.server.ts'
import { findMentionable } from '#crm/contract-reviews/find-mentionable.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import type { Route } from './+types/mentionable.ts'

/** Colleagues whom a comment on this version may mention, by words of their names. */
export const loader = door('review:comment', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  const { versionId } = params
  return Response.json({ people: await inTx((tx) => findMentionable({ tx, actor, versionId, q })) })
})
