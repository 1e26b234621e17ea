import { type Contract, type ReadSentence, sentenceAt } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { type ClauseModel, oddsOf, scoresOf } from '#ai/review-contract/learnt/clause-model.ts'
import { type LearntFact, learntFacts } from '#ai/review-contract/learnt/learnt-facts.ts'
import { sentenceFeatures } from '#ai/review-contract/learnt/sentence-features.ts'
import type { PartyWords } from '#ai/review-contract/party-words.ts'
import { spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'
import { isHarmless } from './learnt-guards.ts'
import { isTitle } from './statements.ts'

/**
 * From which score on a sentence is taken to say a fact of which the lexicons know no word in it, in Chinese and in other languages:
 * where, of contracts by hands that nothing was learnt from, about one mark more in five was wrong.
 */
const sure = { han: oddsOf(0.25), other: oddsOf(0.4) }
/** Below it a sentence only shares words with those that say a fact, whatever the lexicons find in it. */
const doubtful = oddsOf(0.1)
/** Told by the exceptions of a cap, however they are put, and by orders that nobody may hide behind other words. */
const neverDoubted: readonly string[] = ['liabilityCapSwallowed', 'speaksToMachine'] satisfies LearntFact[]

/**
 * Weighs what was found in so many words against how sentences like it read in other contracts: what only looks like a risk is left
 * out, and what is put in words that no lexicon has is added.
 */
export function weighLearnt(
  contract: Contract,
  findings: readonly ClauseFinding[],
  model: ClauseModel,
): ClauseFinding[] {
  const scored = new Map<ReadSentence, Float32Array | null>()
  const scoresIn = (sentence: ReadSentence) => {
    const known = scored.get(sentence)
    if (known !== undefined) return known
    const found = scoresFor(contract, sentence, model)
    scored.set(sentence, found)
    return found
  }
  const isDoubtful = ({ fact, value, at }: FactReading) => {
    const place = value === true && !neverDoubted.includes(fact) ? model.facts.indexOf(fact) : -1
    const sentence = place < 0 ? null : sentenceAt(contract, at.start)
    const scores = sentence && scoresIn(sentence)
    if (!sentence || !scores || (scores[place] as number) >= doubtful) return false
    // A long sentence says other things as well, and must not hide this one.
    const part = partsOf(sentence).find(({ start, end }) => at.start >= start && at.start < end)
    const own = part && scoreText(part.text, contract.word, model)
    return !own || (own[place] as number) < doubtful
  }
  const said = new Map<ReadSentence | null, Set<string>>()
  const kept = findings.flatMap((finding) => {
    // What stands beside a sentence, or hidden in it, is not what the sentence says.
    if (finding.isAside) return [finding]
    for (const { fact, at } of finding.facts) {
      const sentence = sentenceAt(contract, at.start)
      said.set(sentence, (said.get(sentence) ?? new Set()).add(fact))
    }
    const facts = finding.facts.filter((reading) => !isDoubtful(reading))
    return facts.length > 0 || finding.facts.length === 0 ? [{ ...finding, facts }] : []
  })
  const learnt = contract.sentences.flatMap((sentence) => {
    const scores = scoresIn(sentence)
    return scores ? learntIn(contract, sentence, { scores, model, said: said.get(sentence) ?? new Set() }) : []
  })
  return [...kept, ...learnt]
}

/** Null for what is too short to be told, for headings, and for the rows of tables, which are no sentences. */
function scoresFor({ word }: Contract, sentence: ReadSentence, model: ClauseModel): Float32Array | null {
  const { text, lead, cells } = sentence
  if (cells.length > 0 || isTitle(sentence)) return null
  return scoreText(lead ? `${lead} ${text}` : text, word, model)
}

function scoreText(text: string, word: PartyWords, model: ClauseModel): Float32Array | null {
  const features = sentenceFeatures(text, word)
  return features.length === 0 ? null : scoresOf(model, features)
}

interface Part extends Span {
  text: string
}

/** What stands between the commas of a sentence. */
function partsOf({ text, start }: ReadSentence): Part[] {
  return [...text.matchAll(/[^，,；;]+/gu)].map(({ index, 0: words }) => ({
    text: words,
    start: start + index,
    end: start + index + words.length,
  }))
}

interface Scored {
  scores: Float32Array
  model: ClauseModel
  /** facts that the sentence states in so many words */
  said: ReadonlySet<string>
}

function learntIn({ word }: Contract, sentence: ReadSentence, { scores, model, said }: Scored): ClauseFinding[] {
  const least = isMostlyHan(sentence.text) ? sure.han : sure.other
  if (!scores.some((score) => score >= least)) return []
  const at = spanOf(sentence)
  return model.facts.flatMap((name, place): ClauseFinding[] => {
    const fact = name as LearntFact
    if ((scores[place] as number) < least || said.has(fact)) return []
    const telling = tellingPart(sentence, (text) => scoreText(text, word, model)?.[place] ?? null)
    if (isHarmless(fact, { sentence, telling, said, word })) return []
    return [
      {
        kind: learntFacts[fact],
        clause: sentence.clause,
        at,
        facts: [{ fact, value: true, at, isLearnt: true }],
      },
    ]
  })
}

/** The part between two commas that says it most, where one is long enough to say anything; otherwise all of the sentence. */
function tellingPart(sentence: ReadSentence, scoreOf: (text: string) => number | null): Part {
  let best: { part: Part; score: number } | null = null
  for (const part of partsOf(sentence)) {
    const score = scoreOf(part.text)
    if (score !== null && (best === null || score > best.score)) best = { part, score }
  }
  return best?.part ?? { ...spanOf(sentence), text: sentence.text }
}

/** A Chinese sentence may name a firm in English; one in two languages is as long in either. */
function isMostlyHan(text: string): boolean {
  let [han, latin] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff) han += 1
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin += 1
  }
  // A character of Chinese is about three letters.
  return han * 3 > latin
}
