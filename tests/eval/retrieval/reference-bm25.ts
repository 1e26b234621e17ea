import { stemmer } from 'stemmer'

// Apart from the product, as a textbook has it: what the product's search is held against.

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const stop = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
)
const [k1, b] = [1.2, 0.75]

/** English stemmed, Chinese by the segmenter's words. */
function wordsOf(text: string): string[] {
  return [...segmenter.segment(text.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    .filter((word) => !stop.has(word))
    .map((word) => (/^[a-z]+$/.test(word) ? stemmer(word) : word))
}

/** The best hundred documents for each query by BM25 over title and text. */
export function referenceRankings(
  documents: readonly { id: string; title: string; text: string }[],
  queries: readonly { id: string; text: string }[],
): Map<string, string[]> {
  const counted = documents.map(({ id, title, text }) => {
    const words = wordsOf(`${title} ${text}`)
    const counts = new Map<string, number>()
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    return { id, length: words.length, counts }
  })
  const average = counted.reduce((sum, { length }) => sum + length, 0) / counted.length
  const holding = new Map<string, number>()
  for (const { counts } of counted) for (const word of counts.keys()) holding.set(word, (holding.get(word) ?? 0) + 1)
  return new Map(
    queries.map(({ id, text }) => {
      const asked = wordsOf(text)
      const scored = counted.map((document) => {
        let score = 0
        for (const word of asked) {
          const count = document.counts.get(word) ?? 0
          const df = holding.get(word) ?? 0
          const idf = Math.log(1 + (counted.length - df + 0.5) / (df + 0.5))
          score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * document.length) / average))
        }
        return { id: document.id, score }
      })
      return [
        id,
        scored
          .filter(({ score }) => score > 0)
          .sort((one, other) => other.score - one.score)
          .slice(0, 100)
          .map((document) => document.id),
      ]
    }),
  )
}
