import type { Source } from '#knowledge/index/index-passages.server.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A passage as it stands, and how near it is to the middle of what is read with it. */
export interface ReadPassage {
  chunkId: number
  sourceId: string
  /** the part of the whole, as whoever indexed it named it */
  part: string | null
  language: 'zh' | 'en'
  text: string
  /** cosine with the mean of the passages of the same part and group; null where there is no vector */
  centrality: number | null
}

interface ReadOptions {
  tx: Tx
  type: Source['type']
  /** which sources, each with the group by whose middle it is measured */
  sources: readonly { id: string; group: string }[]
}

/** The passages of some sources, as far as the actor may read them, in the order in which they stand. */
export async function readPassages({ tx, type, sources }: ReadOptions): Promise<ReadPassage[]> {
  if (sources.length === 0) return []
  const groupOf = new Map(sources.map(({ id, group }) => [id, group]))
  const chunks = await tx.knowledgeChunk.findMany({
    where: { sourceType: type, sourceId: { in: [...groupOf.keys()] } },
    orderBy: [{ sourceId: 'asc' }, { ordinal: 'asc' }, { id: 'asc' }],
    select: { id: true, sourceId: true, part: true, language: true, text: true },
  })
  const ids = chunks.map(({ id }) => id)
  const groups = chunks.map(({ sourceId, part }) => `${part} ${groupOf.get(sourceId)}`)
  const near = await tx.$queryRaw<{ id: number; centrality: number }[]>`
    SELECT chunk_id AS id, centrality FROM gantry.chunk_centrality(${ids}::integer[], ${groups}::text[])`
  const centralityOf = new Map(near.map(({ id, centrality }) => [id, centrality]))
  return chunks.map(({ id, language, ...chunk }) => ({
    ...chunk,
    chunkId: id,
    language: language as ReadPassage['language'],
    centrality: centralityOf.get(id) ?? null,
  }))
}
