import { factorOf } from '#crm/bids/factors.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'

/**
 * A factor that holds, in the words of the trade, with the competitor where it is about one.
 * @param say how the reader's language says words of the floors below
 */
export function factorWords(
  { factor, subject }: { factor: string; subject: string },
  say: (words: Bilingual) => string,
): string {
  const known = factorOf(factor)
  return known ? say(known.holds).replace('{{name}}', subject) : factor
}
