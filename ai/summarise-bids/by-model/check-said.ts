import { checkCitations } from '#ai/evidence/check-citations.ts'
import { borneOut } from '#ai/summarise-bids/borne-out.ts'
import type { DimensionSummary, Evidence, Material, Sentence } from '#ai/summarise-bids/summary.ts'
import { wordsOf } from '#ai/summarise-bids/telling-words.ts'
import { turn } from '#ai/summarise-bids/turn.ts'
import { foreignFigures, isNamed } from './foreign-figures.ts'
import { foreignNames, knownNames, ownWords } from './foreign-names.ts'
import type { Given, GivenPassage } from './give-material.ts'
import type { SaidSentence } from './said-answer.ts'
import { rarityOf, saysAlike } from './says-alike.ts'

/** Letters of a sentence; a longer one is none. */
const shortest = 4
const longest = { zh: 120, en: 320 }
/** Words that a quotation has to have: a shorter one stands anywhere. */
const fewestQuoted = 2
/** Sentences of a dimension for each way of ending. */
const mostKept = 3
/** So alike in their words, two sentences say the same. */
const alike = 0.6

interface CheckOptions {
  material: Material
  /** the reader's */
  language: 'zh' | 'en'
}

/** What a model said in answer to one question. */
export interface Answered {
  given: Given
  sentences: readonly SaidSentence[]
}

/**
 * Holds what a model says against what it was given: each sentence against its quotations, and its figures and names against those and
 * the counted factors that it speaks of. What is not borne out is dropped, and counted; so is what is said already.
 */
export async function checkSaid(
  answers: readonly Answered[],
  { material, language }: CheckOptions,
): Promise<{ dimensions: DimensionSummary[]; dropped: number }> {
  const rarity = rarityOf(material)
  const names = knownNames(material)
  const bidOf = new Map(material.bids.map((bid) => [bid.id, bid]))
  const kept = new Map<SaidSentence['dimension'], Sentence[]>()
  let dropped = 0
  const check = (said: SaidSentence, given: Given): Sentence | null => {
    const text = plainOf(said.text, language)
    const evidence = evidenceOf(said, given)
    if (text === null || evidence === null) return null
    const quotes = evidence.map(({ quote }) => quote)
    const factors = given.factors.filter(({ dimension, side }) => dimension === said.dimension && side === said.side)
    if (foreignFigures(text, { quotes, factors }).length > 0) return null
    const bids = evidence.flatMap(({ bidId }) => bidOf.get(bidId) ?? [])
    const spoken = factors.filter(({ label }) => isNamed(label, text)).map(({ label }) => label)
    if (foreignNames(text, ownWords([...quotes, ...spoken], bids), names).length > 0) return null
    // In another language there are no words to be shared.
    const readable = quotes.filter((quote) => isIn(quote, language))
    if (readable.length > 0 && !saysAlike(text, readable, rarity)) return null
    return borneOut({ kind: 'said', side: said.side, text, language, evidence }, material)
  }
  for (const { given, sentences } of answers) {
    for (const said of sentences) {
      await turn()
      const sentence = check(said, given)
      const own = kept.get(said.dimension) ?? []
      if (!sentence || own.some((other) => isSame(other, sentence))) dropped += 1
      else if (own.filter(({ side }) => side === said.side).length < mostKept)
        kept.set(said.dimension, [...own, sentence])
    }
  }
  return { dimensions: [...kept].map(([dimension, sentences]) => ({ dimension, sentences })), dropped }
}

/** A sentence for people; null where it is none, is in another language than theirs, leads elsewhere, or is more than words. */
function plainOf(words: string, language: 'zh' | 'en'): string | null {
  const text = words.trim()
  const isMarked =
    /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|[\u2028\u2029<>＜＞{}[\]|`*\\]|:\/\/|www\.|\w\.(?:com|cn|org|net|io|dev|example)\b|&#?\w+;/iu
  if (text.length < shortest || text.length > longest[language] || isMarked.test(text)) return null
  return isIn(text, language) ? text : null
}

/** By its letters alone: what is mostly figures is in some language too. */
function isIn(text: string, language: 'zh' | 'en'): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const chinese = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length
  return letters.length > 0 && chinese * 5 > letters.length === (language === 'zh')
}

/** The places of its quotations; null where there is none, or one of them is not what it is said to be. */
function evidenceOf({ dimension, side, sources }: SaidSentence, { passages }: Given): Evidence[] | null {
  const byId = new Map(passages.map((one) => [one.id, one]))
  const sound = sources.map(({ source, quote }) => {
    const given = byId.get(source)
    if (given?.dimension !== dimension || given.result !== side) return null
    return placeOf(given, quote)
  })
  const places = sound.filter((one) => one !== null)
  if (places.length === 0 || places.length < sources.length) return null
  return [...new Map(places.map((one) => [`${one.chunkId} ${one.at.start} ${one.at.end}`, one])).values()]
}

function placeOf({ id, passage, text, from }: GivenPassage, quote: string): Evidence | null {
  const start = text.indexOf(quote)
  const at = start < 0 ? undefined : { start, end: start + quote.length }
  const [found] = checkCitations([{ id, text }], [{ source: id, quote, ...(at && { at }) }]).kept
  if (!found || wordsOf(found.quote).size < fewestQuoted) return null
  const { chunkId, sourceId: bidId, part, language } = passage
  return {
    bidId,
    chunkId,
    part,
    quote: found.quote,
    at: { start: found.at.start + from, end: found.at.end + from },
    language,
  }
}

function isSame(one: Sentence, other: Sentence): boolean {
  if (one.kind !== 'said' || other.kind !== 'said') return false
  if (one.text === other.text) return true
  const [words, others] = [wordsOf(one.text), wordsOf(other.text)]
  const shared = [...words].filter((word) => others.has(word)).length
  return one.side === other.side && shared >= alike * Math.max(1, words.size + others.size - shared)
}
