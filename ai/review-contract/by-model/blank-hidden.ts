import type { ReadDocument } from '#ingest/document.ts'

/** A document's text with blanks where a reader of the page sees nothing, so that all offsets hold: what is hidden binds nobody. */
export function blankHidden({ text, hidden }: Pick<ReadDocument, 'text' | 'hidden'>): string {
  let seen = ''
  let from = 0
  for (const { start, end } of [...hidden].sort((one, other) => one.start - other.start)) {
    if (end <= from) continue
    const begin = Math.max(from, start)
    seen += text.slice(from, begin) + text.slice(begin, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return seen + text.slice(from)
}
