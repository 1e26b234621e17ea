import { recommendKnowledge } from '#ai/recommend-knowledge/recommend-knowledge.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { embedderOfProcess } from '#knowledge/embedders/embedder-of-process.ts'
import type { Route } from './+types/recommendations.ts'

/** What is recommended at an opportunity, asked for by its page once that stands: its searches keep nobody waiting. */
export const loader = door('knowledge:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const { today } = await inTx((tx) => groupDay(tx))
  const embedder = await embedderOfProcess({ actor, inTx, today })
  const { opportunityId } = params
  return Response.json(await recommendKnowledge({ inTx, actor, opportunityId, embedder, signal: request.signal }))
})
