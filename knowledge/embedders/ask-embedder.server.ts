import { logger } from '#lib/log.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { Embedder } from './embedder.ts'
import { unit } from './unit.ts'

/** The vector of a query, and whose it is. */
export interface AskedVector {
  embedderId: number
  vector: Float32Array
}

/** Milliseconds that somebody who searches waits for the embedder. */
const patienceMs = 3000

/**
 * Asks the embedder for the vector of a query, before the transaction of the search begins. Null where there is nothing to ask: the
 * embedded vectors need no asking, the embedder is not the one whose vectors search goes by, or it does not answer in time.
 */
export async function askEmbedder(options: {
  actor: Actor
  embedder: Embedder | null
  query: string
  signal?: AbortSignal
}): Promise<AskedVector | null> {
  const { actor, embedder, query, signal } = options
  if (!embedder || query.trim() === '') return null
  const [current] = await withActor(
    actor,
    (tx) => tx.$queryRaw<{ id: number; key: string; dimensions: number }[]>`SELECT * FROM gantry.current_embedder()`,
  )
  if (!current || current.key !== embedder.key) return null
  try {
    const patience = AbortSignal.timeout(patienceMs)
    const [vector] = await embedder.embed([query], {
      as: 'query',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    return vector?.length === current.dimensions ? { embedderId: current.id, vector: unit(vector) } : null
  } catch (err) {
    if (signal?.aborted) throw err
    logger().warn({ err }, 'the embedder does not answer: searched by words alone')
    return null
  }
}
