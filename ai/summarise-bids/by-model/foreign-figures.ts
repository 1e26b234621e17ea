import { groundsOf, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import { wordsOf } from '#ai/summarise-bids/telling-words.ts'
import { type GivenFactor, percentOf } from './give-material.ts'

interface Grounds {
  quotes: readonly string[]
  /** of the dimension and side that the sentence speaks of */
  factors: readonly GivenFactor[]
}

/** Of the words by which a factor is called, so many have to stand in a sentence that gives its figures. */
const leastNamed = 0.5

/**
 * The figures of a sentence that stand neither in its quotations nor in a factor that it names: none where all are borne out. A share is
 * borne out by a share and a count by a count: 14 of 65 bids are not 14 %.
 */
export function foreignFigures(text: string, { quotes, factors }: Grounds): string[] {
  const named = factors.filter(({ label }) => isNamed(label, text))
  const rates = named.flatMap(({ factor: { rate, restRate } }) => (restRate === null ? [rate] : [rate, restRate]))
  const counts = named.flatMap(({ factor }) => [factor.bids, factor.won, factor.restBids, factor.restWon])
  const texts = [...rates.flatMap((rate) => [percentOf(rate), `${Math.round(rate * 100)}%`])]
  const figures = counts.map((count) => ({ value: String(count), unit: 'count' as const }))
  return ungroundedFigures(
    text,
    groundsOf({ texts: [...quotes, ...named.map(({ label }) => label), ...texts], figures }),
  )
}

/** Does a sentence speak of a factor, in about the words by which it is called? */
export function isNamed(label: string, text: string): boolean {
  const [called, said] = [wordsOf(label), wordsOf(text)]
  return [...called].filter((word) => said.has(word)).length >= leastNamed * Math.max(1, called.size)
}
