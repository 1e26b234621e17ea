import { createHash } from 'node:crypto'
import type { ReadDocument } from '#ingest/document.ts'
import type { FlagFact } from './flag.ts'

/**
 * A digest of what a reader of a flag goes by: its words, the whole clause that it stands in, with its sub-clauses, and what was read there.
 * Another number before the clause and other white space leave it as it is; a word more, also in a sentence beside the quote,
 * does not.
 */
export function digestGrounds(
  { text, clauses }: Pick<ReadDocument, 'text' | 'clauses'>,
  {
    clause,
    quote,
    facts,
  }: { clause: number | null; quote: string; facts: readonly Pick<FlagFact, 'fact' | 'value'>[] },
): string {
  const own = clause === null ? undefined : clauses[clause]
  const words = (said: string) =>
    (own && said.startsWith(own.number) ? said.slice(own.number.length) : said).replaceAll(/\s+/gu, '')
  const whole = own ? text.slice(own.start, own.end) : ''
  const read = facts.map(({ fact, value }) => `${fact}=${value}`).sort()
  return createHash('sha256')
    .update([words(quote), words(whole), ...read].join('\n'))
    .digest('base64url')
    .slice(0, 22)
}
