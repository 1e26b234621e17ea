import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { Clause, Span } from '#ingest/document.ts'
import { type Contract, sentenceAt } from './contract.ts'
import { labelClause } from './label-clause.ts'

/** A clause that another one strikes out; its sub-clauses go with it. */
export interface Override {
  clause: string
  at: Span
}

/** Struck out as a whole: what "does not apply to delay", or is replaced when it breaks, stands. */
const strikes =
  /(?:予以)?删(?:除|去)|作废|废止|不(?:再)?适用(?!于)|(?:由|以)[^。；]{0,20}(?:条款?|约定|规定)[^。；]{0,6}(?:取代|代替|替代)|\b(?:is|are|shall be|be)\s+(?:hereby\s+)?(?:deleted|struck out|omitted|superseded|disapplied)|\breplaced (?:by|with) (?:the following|clause|article|section)|\b(?:shall|does|do) not apply\b(?!\s+(?:to|in|where|if|for|when|with))/iu

/** Which clauses are struck out by another, by their places: "Clause 3 is deleted", 通用条款第 8 条不适用. */
export function findOverrides(contract: Contract): Map<number, Override> {
  const { document, references } = contract
  const { text, clauses } = document
  const found = new Map<number, Override>()
  for (const reference of references.references) {
    const sentence = sentenceAt(contract, reference.start)
    const says = sentence && strikes.test(text.slice(reference.end, Math.min(sentence.end, reference.end + 80)))
    const own = clauseAt(clauses, reference.start)
    const target = says && !sentence.isHidden ? references.targetOf(reference) : null
    // A clause that speaks of the one above it carves out of it.
    if (!sentence || target === null || own === null || isWithin(clauses, own, target) || found.has(target)) continue
    found.set(target, { clause: labelClause(clauses, own) ?? '', at: { start: sentence.start, end: sentence.end } })
  }
  return found
}

function isWithin(clauses: readonly Clause[], clause: number, above: number): boolean {
  for (let at: number | null = clause; at !== null; at = clauses[at]?.parent ?? null) if (at === above) return true
  return false
}

/** What strikes out this clause, or one above it. */
export function overrideOf(
  { document: { clauses } }: Contract,
  overrides: ReadonlyMap<number, Override>,
  clause: number | null,
): Override | null {
  for (let at = clause; at !== null; at = clauses[at]?.parent ?? null) {
    const found = overrides.get(at)
    if (found) return found
  }
  return null
}
