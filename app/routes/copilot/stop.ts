import { runOf } from '#app/copilot/runs-of-process.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { endTurn } from '#crm/conversations/end-turn.server.ts'
import type { Route } from './+types/stop.ts'

/** Stops an answer. Another process that works on it finds that at its next beat. */
export const action = door('copilot:ask', async ({ inTx, params }: Route.ActionArgs & Door) => {
  const { turnId } = params
  const stopped = await inTx((tx) => endTurn({ tx, turnId, state: 'stopped' }))
  if (stopped) runOf(turnId)?.stop()
  return { done: true as const }
})
