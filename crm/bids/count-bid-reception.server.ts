import type { Reception } from '#knowledge/articles/count-reception.server.ts'
import type { Tx } from '#prisma/client.server.ts'

/** How past bids were received where they were recommended, by their ids; of what the actor does not read there is nothing. */
export async function countBidReception(options: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Reception>> {
  const { tx, ids } = options
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Reception & { id: string })[]>`
    SELECT bid_id AS id, opened, useful, not_useful AS "notUseful", passed_over AS "passedOver"
    FROM gantry.bid_reception(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...reception }) => [id, reception]))
}
