import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { Clause, Span } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'

/** Something that this run has read: a document, an article, a record. */
export interface ReadSource {
  id: string
  /** canonical */
  text: string
  /** its outline, where it has one */
  clauses?: readonly Clause[]
}

/** What an answer says that it rests on: words, or a clause. Offsets are of the source's text, and may be wrong or missing. */
export interface Citation {
  source: string
  /** empty where it names a clause and no words of it */
  quote: string
  at?: Span
  /** the number of the clause, as the answer gives it */
  clause?: string
}

export interface CheckedCitation {
  source: string
  /** as it stands in the source */
  quote: string
  at: Span
  /** where the words stand by the source's own outline, whatever the answer called it; null outside of all */
  clause: string | null
}

export interface DroppedCitation {
  citation: Citation
  /** not-read: this run has not read that source; not-there: it does not say these words; no-such-clause: its outline has no such
   * number; empty: there are neither words nor a number */
  why: 'not-read' | 'not-there' | 'no-such-clause' | 'empty'
}

/**
 * Holds citations against what this run has read: kept are those whose words stand in their source, at the place where they do.
 * Words are compared in canonical form, so a model may write fi where the file has a ligature. Offsets that do not hold these
 * words are put right where the words stand once, and given up where they stand nowhere, or in several places. The place is taken
 * from the source's outline, never from the answer.
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

function check(
  source: ReadSource | undefined,
  { quote, at: claimed, clause }: Citation,
): CheckedCitation | DroppedCitation['why'] {
  if (!source) return 'not-read'
  const { text } = source
  const at = isWithin(text, claimed) ? claimed : undefined
  // Words that stand there as they are need no folding, which would join the cells of a row.
  if (at && quote.trim() !== '' && text.slice(at.start, at.end) === quote) return placed(source, at)
  const words = foldText(quote).text
  if (words === '') return clause === undefined ? 'empty' : wholeClause(source, clause)
  if (at && text.slice(at.start, at.end) === words) return placed(source, at)
  const start = text.indexOf(words)
  if (start < 0) return 'not-there'
  // Of several places nobody knows which was meant; with offsets the nearest would be a guess.
  if (claimed && text.indexOf(words, start + 1) >= 0) return 'not-there'
  return placed(source, { start, end: start + words.length })
}

/** Offsets of a model are anything at all: a negative one would count from the end. */
function isWithin(text: string, at: Span | undefined): at is Span {
  if (!at) return false
  const { start, end } = at
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length
}

function placed({ id, text, clauses = [] }: ReadSource, { start, end }: Span): CheckedCitation {
  const clause = clauses[clauseAt(clauses, start) ?? -1]?.number ?? null
  return { source: id, quote: text.slice(start, end), at: { start, end }, clause }
}

function wholeClause(source: ReadSource, number: string): CheckedCitation | 'no-such-clause' {
  const wanted = foldText(number).text
  const named = source.clauses?.filter((clause) => clause.number === wanted) ?? []
  const [only] = named
  return only && named.length === 1 ? placed(source, { start: only.start, end: only.ownEnd }) : 'no-such-clause'
}
