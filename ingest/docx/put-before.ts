import type { RawBlock } from '#ingest/assemble-text.ts'
import type { Span } from '#ingest/document.ts'

/** A block with words put before its own, and all that is said of these moved along. */
export function putBefore(words: string, block: RawBlock): RawBlock {
  const by = words.length
  const moved = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by })
  return {
    ...block,
    source: words + block.source,
    printed: block.printed?.map(moved),
    written: block.written?.map(moved),
    hidden: block.hidden?.map(moved),
    revisions: block.revisions?.map((revision) => ({ ...revision, at: moved(revision.at) })),
  }
}
