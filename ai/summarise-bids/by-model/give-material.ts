import { endingOf } from '#ai/summarise-bids/ending-of.ts'
import type { Ending, Material } from '#ai/summarise-bids/summary.ts'
import { byScore, weighSentences } from '#ai/summarise-bids/weigh-sentences.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import { factorOf } from '#crm/bids/factors.ts'
import { type Dimension, dimensions } from '#crm/bids/post-mortem.schema.ts'
import type { ReadPassage } from '#knowledge/read-passages.server.ts'

/** A passage as a model was given it: by a short id, and as much of it as it was given. */
export interface GivenPassage {
  id: string
  dimension: Dimension
  result: Ending
  passage: ReadPassage
  /** what was given of it, and where that begins */
  text: string
  from: number
}

/** A counted factor as a model was given it. */
export interface GivenFactor {
  dimension: Dimension
  side: Ending
  /** in the reader's language */
  label: string
  factor: FactorCount
}

/** What one question is about. */
export interface Given {
  dimensions: readonly Dimension[]
  passages: readonly GivenPassage[]
  factors: readonly GivenFactor[]
  /** there was more to read */
  isCut: boolean
}

/** Letters of one question: as much as a model reads with care. */
const mostLetters = 9000
/** Of one passage: its most telling sentence with what stands around it. */
const mostOfPassage = 600
/** Tokens that an answer about one dimension takes, as far as six sentences with their quotations go. */
const tokensOfDimension = 1000
const mostFactors = 6

interface GiveOptions {
  material: Material
  language: 'zh' | 'en'
  /** of an answer */
  maxTokens: number
}

/**
 * What a model is asked about, question by question: as many dimensions at once as fit in what it reads with care and may answer. Of each
 * side the passages with the most telling sentences come first, the sides in turn, until it is enough; what was left out is said.
 */
export function giveMaterial({ material, language, maxTokens }: GiveOptions): Given[] {
  const atOnce = Math.max(1, Math.min(dimensions.length, Math.floor(maxTokens / tokensOfDimension)))
  const ranked = dimensions.flatMap((dimension) => {
    const passages = rankPassages(material, dimension)
    return passages.length > 0 ? [{ dimension, passages }] : []
  })
  const groups = Array.from({ length: Math.ceil(ranked.length / atOnce) }, (_, at) =>
    ranked.slice(at * atOnce, (at + 1) * atOnce),
  )
  return groups.map((group) => {
    const share = mostLetters / group.length
    const filled = group.map(({ dimension, passages }) => ({ dimension, ...fill(passages, share) }))
    const passages = filled
      .flatMap(({ dimension, taken }) => taken.map((one) => ({ ...one, dimension })))
      .map((one, at) => ({ id: `p${at + 1}`, ...one }))
    return {
      dimensions: filled.map(({ dimension }) => dimension),
      passages,
      factors: filled.flatMap(({ dimension }) => factorsOf(material, dimension, language)),
      isCut: filled.some(({ isCut }) => isCut),
    }
  })
}

type Ranked = Omit<GivenPassage, 'id' | 'dimension'>

/** The passages of a dimension by their most telling sentence, of both sides in turn. */
function rankPassages(material: Material, dimension: Dimension): Ranked[] {
  const byChunk = new Map(material.passages.map((passage) => [passage.chunkId, passage]))
  const [won = [], lost = []] = weighSentences(material, dimension).map(({ result, candidates, scoreOf }) => {
    const best = candidates.toSorted(byScore(scoreOf))
    const first = new Map(best.toReversed().map((one) => [one.chunkId, one]))
    const chunks = [...new Set(best.map(({ chunkId }) => chunkId))]
    return chunks.flatMap((chunkId): Ranked[] => {
      const [passage, one] = [byChunk.get(chunkId), first.get(chunkId)]
      return passage && one ? [{ result, passage, ...around(passage.text, one.at) }] : []
    })
  })
  return Array.from({ length: Math.max(won.length, lost.length) }, (_, at) => [won[at], lost[at]])
    .flat()
    .filter((one) => one !== undefined)
}

/** A sentence with as much around it as a passage may hold. */
function around(text: string, at: { start: number; end: number }): { text: string; from: number } {
  if (text.length <= mostOfPassage) return { text, from: 0 }
  const spare = Math.max(0, mostOfPassage - (at.end - at.start))
  const from = Math.max(0, Math.min(at.start - Math.floor(spare / 2), text.length - mostOfPassage))
  // No half of a character that is two units.
  return { text: text.slice(from, from + mostOfPassage).toWellFormed(), from }
}

function fill(passages: readonly Ranked[], most: number): { taken: Ranked[]; isCut: boolean } {
  const taken: Ranked[] = []
  let letters = 0
  for (const one of passages) {
    if (letters + one.text.length > most && taken.length > 0) break
    taken.push(one)
    letters += one.text.length
  }
  const isCut = taken.length < passages.length || taken.some(({ text, passage }) => text !== passage.text)
  return { taken, isCut }
}

function factorsOf({ factors }: Material, dimension: Dimension, language: 'zh' | 'en'): GivenFactor[] {
  return factors
    .flatMap((factor): GivenFactor[] => {
      const known = factorOf(factor.factor)
      if (known?.dimension !== dimension || factor.confidence === 'few') return []
      return [
        {
          dimension,
          side: endingOf(factor),
          label: known.holds[language].replace('{{name}}', factor.subject),
          factor,
        },
      ]
    })
    .slice(0, mostFactors)
}

/** What is given, one JSON object a line: a text cannot pass for another line. */
export function sayGiven({ passages, factors }: Given): string {
  const lines = [
    ...factors.map(({ dimension, side, label, factor }) => ({
      factor: label,
      dimension,
      side,
      bids: factor.bids,
      won: factor.won,
      rate: percentOf(factor.rate),
      others: factor.restBids,
      othersWon: factor.restWon,
      ...(factor.restRate !== null && { othersRate: percentOf(factor.restRate) }),
    })),
    ...passages.map(({ id, dimension, result, text }) => ({ id, dimension, ended: result, text })),
  ]
  // What looks like the end of the data is none.
  return lines.map((line) => JSON.stringify(line).replaceAll('<', '＜').replaceAll('>', '＞')).join('\n')
}

/** As the screens say it. */
export const percentOf = (rate: number) => `${(rate * 100).toFixed(1)}%`
