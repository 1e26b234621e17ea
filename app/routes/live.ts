import { type Door, door } from '#app/http/door.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { newsDesk } from '#app/live/desk-of-process.ts'
import { streamNews } from '#app/live/stream-news.server.ts'
import { topicsSchema } from '#app/live/topics.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/live.ts'

const position = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt)
const query = z.object({ topics: topicsSchema, from: position })

/** What happens under the topics of a page, from a position on, as server-sent events. */
export const loader = door('own-session:manage', async ({ actor, request }: Route.LoaderArgs & Door) => {
  const url = new URL(request.url)
  // A browser that lost the line says how far it was told.
  const from = request.headers.get('last-event-id') ?? url.searchParams.get('from')
  const asked = query.safeParse({ topics: url.searchParams.get('topics'), from })
  const desk = newsDesk()
  // 204: a browser that is told so does not ask again.
  if (!asked.success || !desk) return new Response(null, { status: asked.success ? 204 : 400 })
  return streamNews({
    ...asked.data,
    desk,
    actor,
    signal: request.signal,
    whoAsks: async () => (await findSignedIn(request))?.actor ?? null,
  })
})
