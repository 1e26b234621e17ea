import type { RawBlock } from '#ingest/assemble-text.ts'

/** Hangs each note on its raised mark in the body, where that is found on the note's page. */
export function hangNotes(notes: readonly { mark: string; block: RawBlock }[], body: readonly RawBlock[]): RawBlock[] {
  return notes.map(({ mark, block }) => {
    for (const [index, { source, printed = [] }] of body.entries()) {
      const run = printed.find((each) => each.page === block.page && source.slice(each.start, each.end).trim() === mark)
      if (run && isRaised(run.box.height, printed)) return { ...block, anchor: { block: index, at: run.end } }
    }
    return block
  })
}

function isRaised(height: number, printed: NonNullable<RawBlock['printed']>): boolean {
  return printed.some(({ box }) => height < 0.8 * box.height)
}
