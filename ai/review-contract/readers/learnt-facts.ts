import { type Contract, type ReadSentence, sentenceAt } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { type ClauseModel, oddsOf, scoresOf } from '#ai/review-contract/learnt/clause-model.ts'
import { type LearntFact, learntFacts } from '#ai/review-contract/learnt/learnt-facts.ts'
import { sentenceFeatures } from '#ai/review-contract/learnt/sentence-features.ts'
import { statements } from '#ai/review-contract/lexicon/statements.ts'
import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import { spanOf } from '#ai/review-contract/phrases.ts'

/**
 * From which score on a sentence is taken to say a fact of which the lexicons know no word in it, in Chinese and in other languages:
 * where, of contracts by hands that nothing was learnt from, one mark more in five was wrong.
 */
const sure = { han: oddsOf(0.25), other: oddsOf(0.35) }
/** Below it a sentence only shares words with those that say a fact, whatever the lexicons find in it. */
const doubtful = oddsOf(0.1)

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
    const place = value === true && fact !== byBuild ? model.facts.indexOf(fact) : -1
    const sentence = place < 0 ? null : sentenceAt(contract, at.start)
    const scores = sentence && scoresIn(sentence)
    return scores ? (scores[place] as number) < doubtful : false
  }
  const kept = findings.flatMap((finding) => {
    const facts = finding.facts.filter((reading) => !isDoubtful(reading))
    return facts.length > 0 || finding.facts.length === 0 ? [{ ...finding, facts }] : []
  })
  const said = new Map<ReadSentence | null, Set<string>>()
  for (const { fact, at } of findings.flatMap(({ facts }) => facts)) {
    const sentence = sentenceAt(contract, at.start)
    said.set(sentence, (said.get(sentence) ?? new Set()).add(fact))
  }
  const learnt = contract.sentences.flatMap((sentence) => {
    const scores = scoresIn(sentence)
    return scores
      ? learntIn(sentence, { word: contract.word, scores, model, said: said.get(sentence) ?? new Set() })
      : []
  })
  return [...kept, ...learnt]
}

/** Null for what is too short to be told, and for the rows of tables, which are no sentences. */
function scoresFor({ word }: Contract, { text, lead, cells }: ReadSentence, model: ClauseModel): Float32Array | null {
  if (cells.length > 0) return null
  const features = sentenceFeatures(lead ? `${lead} ${text}` : text, word)
  return features.length === 0 ? null : scoresOf(model, features)
}

/** Words of another language than Chinese, in a row. */
const isLatin = /\p{Script=Latin}{2,} \p{Script=Latin}{2,} \p{Script=Latin}{2,}/u

/** What says the opposite in so many words. */
const opposites: Readonly<Partial<Record<LearntFact, readonly string[]>>> = {
  consequentialClaimed: ['consequentialExcluded'],
  delayNeverExcused: ['excusesDelay'],
  endsAtWill: ['endsPaidForWork'],
  liabilityUnlimited: ['liabilityCap'],
  titleBeforePayment: ['titleRetained'],
}
/** What makes it harmless, however like it the rest is: a law of nobody's country or of ours, an end that is named all the same. */
const harmless: Readonly<Partial<Record<LearntFact, RegExp>>> = {
  foreignLaw:
    /中国|中华|我国|英国|英格兰|瑞士|瑞典|新加坡|香港|\b(?:China|PRC|England|English|Swiss|Switzerland|Swedish|Sweden|Singapore|Hong Kong)\b/iu,
  theirTermsPrevail:
    /(?:采购|通用)[^。；，]{0,10}不(?:予)?适用|\b(?:general|purchas\w+|standard)\b[^.;]{0,40}\b(?:do|does|shall) not apply\b/iu,
  warrantyRestarts: /无论如何|最长|不超过|\bin any (?:case|event)\b|\boverall limit\b|\bnot exceed/iu,
}
/** Told by what stands in the exceptions of a cap, however they are put. */
const byBuild: string = 'liabilityCapSwallowed' satisfies LearntFact
/** Of whoever alone is named in the sentence; of us they are no risk. */
const theirs: readonly string[] = ['buyersCourt', 'titleBeforePayment'] satisfies LearntFact[]
/** What nobody says who names a day, or how long it takes. */
const undated: readonly string[] = ['bondOpenEnded', 'paymentUndated', 'retentionUndated'] satisfies LearntFact[]

/** What makes it harmless in the lexicons, by statement: all that speak of a fact have to agree. */
const guards = new Map<string, (readonly RegExp[])[]>()
for (const { fact, unless = [] } of statements) guards.set(fact, [...(guards.get(fact) ?? []), unless])

interface Scored {
  word: PartyWords
  scores: Float32Array
  model: ClauseModel
  /** facts that the sentence states in so many words */
  said: ReadonlySet<string>
}

function learntIn(sentence: ReadSentence, { word, scores, model, said }: Scored): ClauseFinding[] {
  const at = spanOf(sentence)
  const least = isLatin.test(sentence.text) ? sure.other : sure.han
  if (!scores.some((score) => score >= least)) return []
  const isOurs = word.seller.test(sentence.text) && !word.buyer.test(sentence.text)
  const isDated = sentence.quantities.some(({ kind }) => kind === 'duration' || kind === 'date')
  return model.facts.flatMap((name, place): ClauseFinding[] => {
    const fact = name as LearntFact
    if ((scores[place] as number) < least || said.has(fact)) return []
    if (guards.get(fact)?.every((each) => each.some((guard) => named(guard, word).test(sentence.text)))) return []
    if (opposites[fact]?.some((other) => said.has(other))) return []
    if (harmless[fact]?.test(sentence.text)) return []
    if ((isDated && undated.includes(fact)) || (isOurs && theirs.includes(fact))) return []
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
