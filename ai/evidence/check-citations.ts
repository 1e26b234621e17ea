import type { Span } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'

/** Something that this run has read: a document, an article, a record. */
export interface ReadSource {
  id: string
  /** canonical */
  text: string
}

/** What an answer says that it rests on. Offsets are of the source's text, and may be wrong or missing. */
export interface Citation {
  source: string
  quote: string
  at?: Span
}

export interface CheckedCitation {
  source: string
  /** as it stands in the source */
  quote: string
  at: Span
}

export interface DroppedCitation {
  citation: Citation
  /** not-read: this run has not read that source; not-there: it does not say these words; empty: there are no words */
  why: 'not-read' | 'not-there' | 'empty'
}

/**
 * Holds citations against what this run has read: kept are those whose words stand in their source, at the place where they do.
 * Words are compared in canonical form, so a model may write fi where the file has a ligature. Offsets that do not hold these
 * words are put right where the words stand once, and given up where they stand nowhere, or in several places.
 */
export function checkCitations(
  sources: readonly ReadSource[],
  citations: readonly Citation[],
): { kept: CheckedCitation[]; dropped: DroppedCitation[] } {
  const byId = new Map(sources.map((source) => [source.id, source]))
  const kept: CheckedCitation[] = []
  const dropped: DroppedCitation[] = []
  for (const citation of citations) {
    const found = check(byId.get(citation.source), citation)
    if (typeof found === 'string') dropped.push({ citation, why: found })
    else kept.push(found)
  }
  return { kept, dropped }
}

function check(source: ReadSource | undefined, { quote, at }: Citation): CheckedCitation | DroppedCitation['why'] {
  if (!source) return 'not-read'
  // Words that stand there as they are need no folding, which would join the cells of a row.
  if (at && quote.trim() !== '' && source.text.slice(at.start, at.end) === quote)
    return { source: source.id, quote, at: { ...at } }
  const words = foldText(quote).text
  if (words === '') return 'empty'
  const { id, text } = source
  if (at && text.slice(at.start, at.end) === words) return { source: id, quote: words, at: { ...at } }
  const start = text.indexOf(words)
  if (start < 0) return 'not-there'
  // Of several places nobody knows which was meant; with offsets the nearest would be a guess.
  if (at && text.indexOf(words, start + 1) >= 0) return 'not-there'
  return { source: id, quote: words, at: { start, end: start + words.length } }
}
