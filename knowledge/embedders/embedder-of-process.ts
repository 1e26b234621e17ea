import { once } from '#lib/once.ts'
import type { Embedder } from './embedder.ts'

/** Says what makes vectors now; null: the embedded ones serve. Asked outside of any transaction. */
export type EmbedderSource = () => Promise<Embedder | null>

const holder = () => once<{ source: EmbedderSource }>('embedder', () => ({ source: async () => null }))

/** Says where this process learns what it makes vectors with; null: the embedded ones serve. */
export function configureEmbedder(source: EmbedderSource | null): void {
  holder().source = source ?? (async () => null)
}

/** What vectors are made with; null where no endpoint is configured. What an administrator has just set holds at once. */
export function embedderOfProcess(): Promise<Embedder | null> {
  return holder().source()
}
