import type { Flag } from '#ai/review-contract/flag.ts'
import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { ReadDocument, Span } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'
import type { Planted, Truth } from './contracts/read-source.ts'

/** Whether a planted risk carries the flag that it calls for: the rule that its label names first, or any of its kind. */
export function isFound(document: ReadDocument, flags: readonly Flag[], planted: Planted): boolean {
  const [demanded] = planted.rules
  return flags.some(
    (flag) => standsOn(document, flag, planted) && (demanded === undefined || flag.rule.id === demanded),
  )
}

/** Whether a flag stands on something planted by a rule that the label names, where it names any, or on what is missing. */
export function isRight(document: ReadDocument, flag: Flag, { planted, missing }: Truth): boolean {
  if (!flag.at) return missing.some(({ kind }) => kind === flag.kind)
  return planted.some(
    (each) => standsOn(document, flag, each) && (each.rules.length === 0 || each.rules.includes(flag.rule.id)),
  )
}

/** On the words, or in the clause that holds them; a kind that is near another counts as neither. */
function standsOn(document: ReadDocument, flag: Flag, planted: { kind: string; words: string }): boolean {
  const at = placeOf(document, planted.words)
  if (!flag.at || !at || flag.kind !== planted.kind) return false
  if (overlap(flag.at, at)) return true
  const clause = clauseAt(document.clauses, at.start)
  return clause !== null && clause === clauseAt(document.clauses, flag.at.start)
}

/** Whether a flag stands on the words of what only looks like a risk. */
export function touches(document: ReadDocument, flag: Flag, trap: { words: string }): boolean {
  const at = placeOf(document, trap.words)
  return flag.at !== null && at !== null && overlap(flag.at, at)
}

function placeOf({ text }: ReadDocument, words: string): Span | null {
  const folded = foldText(words).text
  const start = text.indexOf(folded)
  return start < 0 ? null : { start, end: start + folded.length }
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}
