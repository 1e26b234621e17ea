import { tradeTerms } from '#knowledge/glossary/trade-terms.ts'
import { randomFor } from '#prisma/seeds/random.ts'

const terms = tradeTerms
  .trim()
  .split('\n')
  .flatMap((line) => line.split('=').map((term) => term.trim()))
const syllables = [
  ...'钢铁机轧辊锻压窑炉磨轮轴缸泵阀油气水电网矿石灰砂铜铝铬锰硅碳板带管线型坯锭模具夹钳吊钩梁柱座架孔槽齿盘环筒壳盖垫圈栓钉焊缝涂层温热冷速力矩',
]

/** Passages of made-up trade prose: each about one of many topics, whose words it repeats among those that stand everywhere. */
export function scaledPassages(count: number, seed = 'passages'): { heading: string; text: string }[] {
  const random = randomFor(seed)
  // Words by Zipf's law, as in any language.
  const vocabulary = Array.from(
    { length: 6000 },
    () => random.pick(syllables) + random.pick(syllables) + (random.next() < 0.3 ? random.pick(syllables) : ''),
  )
  const common = () => vocabulary[Math.floor(vocabulary.length ** random.next()) - 1] ?? '钢铁'
  const topics = Array.from({ length: 400 }, () =>
    Array.from({ length: 14 }, () => (random.next() < 0.4 ? random.pick(terms) : random.pick(vocabulary))),
  )
  return Array.from({ length: count }, () => {
    const topic = random.pick(topics)
    const word = () => (random.next() < 0.25 ? random.pick(topic) : common())
    const sentence = () => Array.from({ length: 5 + Math.floor(random.next() * 5) }, word).join('')
    return {
      heading: `${random.pick(topic)}${random.pick(topic)}`,
      text: Array.from({ length: 4 + Math.floor(random.next() * 4) }, sentence)
        .join('，')
        .concat('。'),
    }
  })
}

/** What people might ask of them: a word, two or three, a sentence, a character. */
export function scaledQueries(passages: readonly { heading: string; text: string }[], count: number): string[] {
  const random = randomFor('queries')
  return Array.from({ length: count }, (_, place) => {
    const { heading, text } = passages[Math.floor(random.next() * passages.length)] ?? { heading: '', text: '' }
    const parts = text.split(/[，。]/).filter(Boolean)
    const part = parts[Math.floor(random.next() * parts.length)] ?? heading
    const cut = (length: number) => part.slice(0, length)
    return (
      [
        heading,
        cut(4),
        `${heading} ${cut(6)}`,
        `${cut(14)}怎么选`,
        part,
        `${heading} 2027 ${cut(3)}`,
        cut(2),
        `${part}${heading}`,
      ][place % 8] ?? heading
    )
  })
}
