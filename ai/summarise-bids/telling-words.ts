import { cutWords } from '#knowledge/words/cut-words.ts'
import { askingChinese } from '#knowledge/words/stop-words.ts'

/** The words of a text that may tell something: no single characters, no figures, no words that stand everywhere; each once. */
export function wordsOf(text: string): Set<string> {
  const words = cutWords(text)
    .map(({ word }) => word)
    .filter((word) => [...word].length > 1 && !/\d/.test(word) && !askingChinese.has(word))
  return new Set(words)
}

/**
 * How telling each word is of some texts beside others: log-odds with what all texts say as prior, as a z-score (Monroe, Colaresi and
 * Quinn, 2008). Counted is in how many texts a word stands, so that nobody's favourite word weighs more than once.
 */
export function tellingWords(
  own: readonly ReadonlySet<string>[],
  others: readonly ReadonlySet<string>[],
): Map<string, number> {
  const count = (texts: readonly ReadonlySet<string>[]) => {
    const counts = new Map<string, number>()
    for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    return counts
  }
  const [here, there] = [count(own), count(others)]
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0)
  const [sumHere, sumThere] = [sum(here), sum(there)]
  const all = sumHere + sumThere
  // As much prior as a tenth of all that was said.
  const strength = Math.max(all / 10, 1)
  const telling = new Map<string, number>()
  for (const [word, n] of here) {
    const m = there.get(word) ?? 0
    const prior = ((n + m) / all) * strength
    const odds = (k: number, total: number) => Math.log((k + prior) / (total + strength - k - prior))
    const spread = Math.sqrt(1 / (n + prior) + 1 / (m + prior))
    telling.set(word, (odds(n, sumHere) - odds(m, sumThere)) / spread)
  }
  return telling
}
