import { streamTurn } from '#app/copilot/stream-turn.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { getTurnProgress } from '#crm/conversations/get-conversation.server.ts'
import type { Route } from './+types/stream.ts'

/** How the answer to a question comes along, as server-sent events. */
export const loader = door('copilot:ask', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const { turnId } = params
  const first = await inTx((tx) => getTurnProgress({ tx, turnId }))
  const whoAsks = async () => (await findSignedIn(request))?.actor ?? null
  return streamTurn({ actor, turnId, first, signal: request.signal, whoAsks })
})
