import type { Tx } from '#prisma/client.server.ts'

/** How what was recommended was received, by everybody together. */
export interface Reception {
  /** people who opened it */
  opened: number
  /** people who said so last */
  useful: number
  notUseful: number
  /** how often it was shown at a deal to somebody who never opened it and said nothing; of each person three times at most */
  passedOver: number
}

export const noReception: Reception = { opened: 0, useful: 0, notUseful: 0, passedOver: 0 }

/** How articles were received, by their ids; of what the actor does not read there is nothing. */
export async function countReception(options: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Reception>> {
  const { tx, ids } = options
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Reception & { id: string })[]>`
    SELECT article_id AS id, opened, useful, not_useful AS "notUseful", passed_over AS "passedOver"
    FROM gantry.article_reception(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...reception }) => [id, reception]))
}
