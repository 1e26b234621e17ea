import type { CalendarDate } from '#lib/clock.ts'
import { once } from '#lib/once.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Embedder } from './embedder.ts'

/** Whoever asks queries: what those take is counted in their name, each time in a short transaction of its own. */
export interface Asker {
  actor: Actor
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** the group's */
  today: CalendarDate
}

/** Says what makes vectors now; null: the embedded ones serve. Asked outside of any transaction. */
export type EmbedderSource = (asker: Asker | null) => Promise<Embedder | null>

const holder = () => once<{ source: EmbedderSource }>('embedder', () => ({ source: async () => null }))

/** Says where this process learns what it makes vectors with; null: the embedded ones serve. */
export function configureEmbedder(source: EmbedderSource | null): void {
  holder().source = source ?? (async () => null)
}

/**
 * What vectors are made with; null where no endpoint is configured. What an administrator has just set holds at once.
 * @param asker of queries; null where passages are embedded, for everybody
 */
export function embedderOfProcess(asker: Asker | null): Promise<Embedder | null> {
  return holder().source(asker)
}
