import { recommendKnowledge } from '#ai/recommend-knowledge/recommend-knowledge.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { embedderFor } from '#app/http/embedder-for.server.ts'
import type { Route } from './+types/recommendations.ts'

/** What is recommended at an opportunity, asked for by its page once that stands: its searches keep nobody waiting. */
export const loader = door('knowledge:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const embedder = await embedderFor({ actor, inTx })
  const { opportunityId } = params
  return Response.json(await recommendKnowledge({ inTx, actor, opportunityId, embedder, signal: request.signal }))
})
