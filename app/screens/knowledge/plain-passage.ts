interface Mark {
  start: number
  end: number
}

/** What Markdown writes beside the words: lines under table heads, bars, signs of headings and quotations, stars and backticks. */
const signs = /^(?=[^\n]*-{3})[ \t|:-]+$|^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+|\*\*|__|`+|\|/gm

/** A passage without the signs of Markdown, and where its marks stand in what is left. */
export function plainPassage(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] } {
  const gone = [...text.matchAll(signs)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    // Between two cells a space is left.
    left: found[0] === '|' ? ' ' : '',
  }))
  const placeOf = (at: number) =>
    gone.reduce((place, { start, end, left }) => {
      if (start >= at) return place
      return place - (Math.min(end, at) - start) + (end <= at ? left.length : 0)
    }, at)
  const plain = gone.reduceRight((rest, { start, end, left }) => rest.slice(0, start) + left + rest.slice(end), text)
  return {
    text: plain,
    marks: marks
      .map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) }))
      .filter(({ start, end }) => start < end),
  }
}

/** The parts of a passage's heading: the article's title that it begins with, and the heading below it; each with its marks. */
export function splitHeading(
  heading: string,
  title: string,
  marks: readonly Mark[],
): { title: Mark[]; below: { text: string; marks: Mark[] } | null } {
  if (!heading.startsWith(title)) return { title: [], below: { text: heading, marks: [...marks] } }
  const from = title.length + (/^[\s›]*/.exec(heading.slice(title.length))?.[0].length ?? 0)
  const text = heading.slice(from)
  return {
    title: marks.filter(({ end }) => end <= title.length),
    below: text
      ? {
          text,
          marks: marks
            .filter(({ start }) => start >= from)
            .map(({ start, end }) => ({ start: start - from, end: end - from })),
        }
      : null,
  }
}
