import type { Segment } from './clause-classifier.ts'
import type { Sentence } from './cut-sentences.ts'

/** Cuts the sentences of a contract, in the order of the text, into segments; `leadOf` says what leads to the items of a clause. */
export function cutSegments(sentences: readonly Sentence[], leadOf: (clause: number | null) => string): Segment[] {
  const segments: (Segment & { sentences: Sentence[] })[] = []
  for (const sentence of sentences) {
    const { start, end, clause, titles } = sentence
    const last = segments.at(-1)
    if (last && clause !== null && last.clause === clause && isSame(last.titles, titles)) {
      last.sentences.push(sentence)
      last.end = end
    } else segments.push({ start, end, clause, titles, lead: leadOf(clause), sentences: [sentence] })
  }
  return segments
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((title, at) => title === other[at])
}
