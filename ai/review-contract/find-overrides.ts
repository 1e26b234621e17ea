import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { ReadDocument, Span } from '#ingest/document.ts'
import { cutSentences } from './cut-sentences.ts'
import { labelClause } from './label-clause.ts'
import { targetOf } from './refers-to.ts'

/** A clause that another one strikes out. */
export interface Override {
  /** place in the list of clauses; its sub-clauses go with it */
  target: number
  by: { clause: string; at: Span }
}

const strikes =
  /(?:予以)?删(?:除|去)|作废|废止|不(?:再)?适用|(?:由|以)[^。；]{0,20}(?:取代|代替|替代)|\b(?:is|are|shall be|be)\s+(?:hereby\s+)?(?:deleted|struck out|omitted|superseded|replaced|disapplied)|\b(?:shall|does|do) not apply\b/iu

/** Which clauses are struck out by another: "Clause 3 is deleted", 通用条款第 8 条不适用. */
export function findOverrides(document: ReadDocument): Override[] {
  const { text, clauses, references } = document
  const sentences = cutSentences(document)
  return references.flatMap((reference) => {
    const sentence = sentences.find(({ start, end }) => start <= reference.start && reference.end <= end)
    const says = sentence && strikes.test(text.slice(reference.end, Math.min(sentence.end, reference.end + 80)))
    const own = clauseAt(clauses, reference.start)
    if (!says || own === null) return []
    const target = targetOf(document, reference)
    if (target === null || target === own) return []
    return [
      { target, by: { clause: labelClause(clauses, own) ?? '', at: { start: sentence.start, end: sentence.end } } },
    ]
  })
}

/** The clause that strikes out this one, or one above it. */
export function overrideOf({ clauses }: ReadDocument, overrides: readonly Override[], clause: number | null) {
  for (let at = clause; at !== null; at = clauses[at]?.parent ?? null) {
    const found = overrides.find(({ target }) => target === at)
    if (found) return found.by
  }
  return null
}
