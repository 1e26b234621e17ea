import type { ReadSentence } from '#ai/review-contract/contract.ts'
import type { Span } from '#ingest/document.ts'

/** The words between the two commas that a place stands between: a guard beyond them is about something else. */
export function besideOf({ text, start }: ReadSentence, at: Span): string {
  const before = text.slice(0, at.start - start)
  const from = Math.max(...[...'，,；;：:。'].map((mark) => before.lastIndexOf(mark))) + 1
  const length = text.slice(at.end - start).search(/[，,；;。]/u)
  return length < 0 ? text.slice(from) : text.slice(from, at.end - start + length)
}
