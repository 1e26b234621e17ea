import { readFileSync } from 'node:fs'
import { tradeTerms } from '#knowledge/glossary/trade-terms.ts'
import { segmentsOf } from '#knowledge/words/cut-words.ts'
import { randomFor } from '#prisma/seeds/random.ts'

const articles = ['articles-1.txt', 'articles-2.txt']
  .map((name) => readFileSync(new URL(`../../prisma/seeds/demo/knowledge/${name}`, import.meta.url), 'utf8'))
  .join('\n')
// As often as they stand in the demonstration's articles: what is drawn from them is spread as in any text.
const words = segmentsOf(articles.replaceAll(/[^\p{Script=Han}]/gu, ' '))
  .map(({ text }) => text.trim())
  .filter(Boolean)
const terms = tradeTerms
  .trim()
  .split('\n')
  .flatMap((line) => line.split('=').map((term) => term.trim()))

/** Passages of made-up trade prose: each about one of many topics, whose words it repeats among those that stand everywhere. */
export function scaledPassages(count: number, seed = 'passages'): { heading: string; text: string }[] {
  const random = randomFor(seed)
  const topics = Array.from({ length: 800 }, () =>
    Array.from({ length: 14 }, () => (random.chance(0.3) ? random.pick(terms) : random.pick(words))),
  )
  return Array.from({ length: count }, () => {
    const topic = random.pick(topics)
    const word = () => (random.chance(0.25) ? random.pick(topic) : random.pick(words))
    const sentence = () => Array.from({ length: random.between(5, 10) }, word).join('')
    return {
      heading: `${random.pick(topic)}${random.pick(topic)}`,
      text: Array.from({ length: random.between(4, 7) }, sentence)
        .join('，')
        .concat('。'),
    }
  })
}

/** What people might ask of them: a word, two or three, a sentence. */
export function scaledQueries(passages: readonly { heading: string; text: string }[], count: number): string[] {
  const random = randomFor('queries')
  return Array.from({ length: count }, (_, place) => {
    const { heading, text } = random.pick(passages)
    const part = random.pick(text.split(/[，。]/).filter(Boolean))
    const cut = (length: number) => part.slice(0, length)
    const asked = [
      heading,
      cut(4),
      `${heading} ${cut(6)}`,
      `${cut(14)}怎么选`,
      part,
      `${heading} 2027`,
      cut(2),
      `${part}${heading}`,
    ]
    return asked[place % asked.length] ?? heading
  })
}
