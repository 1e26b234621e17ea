import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import type { HiddenText } from '#ingest/document.ts'

/** A stretch of text under the same marks; `flags` are places in the list of flags, the innermost last. */
export interface Stretch {
  text: string
  /** of its first character in the text */
  at: number
  flags: number[]
  /** a flag begins here */
  begins: number[]
  /** the passage that this is of, when nobody who looks at the page of the file sees it */
  hidden: HiddenText | null
}

/**
 * Cuts a stretch of the text where marks and hidden passages begin and end, so that each piece can be drawn by itself. Marks may overlap and reach
 * over the ends of the stretch.
 * @param start of the stretch, in UTF-16 units of the text
 */
export function cutAtMarks(options: {
  text: string
  start: number
  end: number
  flags: readonly Pick<FlagView, 'at'>[]
  hidden?: readonly HiddenText[]
}): Stretch[] {
  const { text, start, end, flags, hidden = [] } = options
  const over = flags.flatMap(({ at }, place) => (at && at.start < end && at.end > start ? [{ ...at, place }] : []))
  const unseen = hidden.filter((passage) => passage.start < end && passage.end > start)
  const inside = [...over, ...unseen].flatMap((mark) => [mark.start, mark.end]).filter((at) => at > start && at < end)
  const cuts = [...new Set([start, ...inside, end])].sort((one, other) => one - other)
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? end
    // The longer mark is drawn around the shorter one.
    const marks = over
      .filter((mark) => mark.start <= from && mark.end >= to)
      .sort((one, other) => other.end - other.start - (one.end - one.start))
    return {
      text: text.slice(from, to),
      at: from,
      flags: marks.map(({ place }) => place),
      begins: marks.filter((mark) => mark.start === from).map(({ place }) => place),
      hidden: unseen.find((passage) => passage.start <= from && passage.end >= to) ?? null,
    }
  })
}
