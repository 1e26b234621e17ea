import type { RecordRef, ToolContext } from '#ai/copilot/tool.ts'
import type { Door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { embedderOfProcess } from '#knowledge/embedders/embedder-of-process.ts'

/** What the copilot's tools are given of whoever asks: the day and time zone are the group's, read in a transaction of their own. */
export async function toolContext(options: {
  actor: Door['actor']
  inTx: Door['inTx']
  language: ToolContext['language']
  page?: RecordRef | null
}): Promise<ToolContext> {
  const { actor, inTx, language, page = null } = options
  const now = new Date()
  const { today, timeZone } = await inTx((tx) => groupDay(tx, now))
  return {
    actor,
    inTx,
    now,
    today,
    timeZone,
    language,
    page,
    embedder: await embedderOfProcess({ actor, inTx, today }),
  }
}
