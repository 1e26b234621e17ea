import type { Tx } from '#prisma/client.server.ts'

/** How an article is taken up by everybody together. */
export interface Uptake {
  opened: number
  /** people who said so last */
  useful: number
  notUseful: number
}

/** How articles are taken up, by their ids; of what the actor does not read there is nothing. */
export async function countUptake({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Uptake>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Uptake & { id: string })[]>`
    SELECT article_id AS id, opened, useful, not_useful AS "notUseful" FROM gantry.article_uptake(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...uptake }) => [id, uptake]))
}
