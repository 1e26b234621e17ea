import { once } from '#lib/once.ts'
import type { Embedder } from './embedder.ts'

const holder = () => once<{ embedder: Embedder | null }>('embedder', () => ({ embedder: null }))

/** Says what this process makes vectors with; null: the embedded ones serve. */
export function configureEmbedder(embedder: Embedder | null): void {
  holder().embedder = embedder
}

/** What this process makes vectors with; null where no endpoint is configured. */
export function embedderOfProcess(): Embedder | null {
  return holder().embedder
}
