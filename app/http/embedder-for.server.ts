import { embedderOfProcess } from '#knowledge/embedders/embedder-of-process.ts'
import type { Door } from './door.server.ts'
import { groupDay } from './group-day.server.ts'

/** What makes vectors of what somebody asks, counted for them on the group's day. Outside of any transaction; null: the embedded ones serve. */
export async function embedderFor({ actor, inTx }: Pick<Door, 'actor' | 'inTx'>) {
  const { today } = await inTx((tx) => groupDay(tx))
  return await embedderOfProcess({ actor, inTx, today })
}
