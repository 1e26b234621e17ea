import type { Source } from '#knowledge/index/index-passages.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'

interface RemoveSourceOptions {
  tx: Tx
  /** whose transaction it is; left out where it is that of `knowledgeActor` already */
  actor?: Actor
  source: Source
  /** chunks at once; all when left out */
  most?: number
}

/**
 * Has something found no more.
 * @returns whether chunks of it are left
 */
export async function removeSource(options: RemoveSourceOptions): Promise<boolean> {
  const { tx, actor, source, most } = options
  const work = async () => {
    const chunks = await tx.knowledgeChunk.findMany({
      where: { sourceType: source.type, sourceId: source.id },
      select: { id: true },
      orderBy: { id: 'asc' },
      ...(most ? { take: most } : {}),
    })
    if (chunks.length > 0) await tx.$executeRaw`SELECT gantry.remove_chunks(${chunks.map(({ id }) => id)}::integer[])`
    return chunks.length === most
  }
  return actor ? actAs({ tx, actor, as: knowledgeActor }, work) : work()
}
