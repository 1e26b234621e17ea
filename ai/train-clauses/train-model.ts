import { type ClauseModel, scaleOf } from '#ai/review-contract/learnt/clause-model.ts'
import { type LearntFact, learntFacts } from '#ai/review-contract/learnt/learnt-facts.ts'
import { featureBits, sentenceFeatures } from '#ai/review-contract/learnt/sentence-features.ts'
import { partyWords } from '#ai/review-contract/party-words.ts'
import type { Example } from './read-examples.server.ts'

/** An example with the numbers of its features. */
export interface Sample extends Pick<Example, 'says' | 'avoids' | 'doubtful'> {
  features: Uint32Array
}

/**
 * Facts that the same words often say together. A sentence that was written for one of them says nothing against the others, of which
 * nobody has asked.
 */
const neighbours: readonly (readonly LearntFact[])[] = [
  ['liabilityUnlimited', 'consequentialClaimed', 'liabilityCapSwallowed', 'delayOtherDamages'],
  ['paymentUndated', 'paidWhenPaid', 'retentionUndated', 'acceptedByBuyerAlone'],
  ['mayReject', 'endsAtWill', 'acceptedByBuyerAlone'],
  ['buyersCourt', 'foreignLaw'],
  ['riskUntilAcceptance', 'titleBeforePayment'],
  ['warrantyEndless', 'warrantyRestarts'],
  ['bondOpenEnded', 'retentionUndated'],
]

const rounds = 15
const rate = 1
const decay = 3e-3
/** How much an example counts: of a fact, of what comes near it, of anything else. */
const counts = { says: 4, avoids: 2, other: 1 }
/** The largest weight is this many steps. */
const steps = 127

export function samplesOf(examples: readonly Example[]): Sample[] {
  return examples.map(({ text, says, avoids, doubtful }) => {
    return { says, avoids, doubtful, features: sentenceFeatures(text, partyWords(text)) }
  })
}

/**
 * Trains a model: logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011), one fact against the rest. The same samples in the
 * same order give the same model.
 */
export function trainModel(samples: readonly Sample[]): ClauseModel {
  const facts = Object.keys(learntFacts) as LearntFact[]
  const trained = facts.map((fact) => trainFact(fact, samples))
  const largest = Math.max(...trained.map(({ weights }) => maximum(weights)))
  const step = largest / steps
  const rows = new Uint32Array(1 << featureBits)
  const kept: number[] = []
  for (let feature = 0; feature < rows.length; feature++) {
    const row = trained.map(({ weights }) => Math.round((weights[feature] as number) / step))
    if (row.every((weight) => Math.abs(weight) < 3)) continue
    kept.push(...row)
    rows[feature] = kept.length / facts.length
  }
  return { facts, biases: Float32Array.from(trained, ({ bias }) => bias), rows, weights: Int8Array.from(kept), step }
}

function maximum(weights: Float32Array): number {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  return largest
}

interface Case {
  features: Uint32Array
  /** 1 where it says the fact */
  truth: 0 | 1
  count: number
  scale: number
}

function casesOf(fact: LearntFact, samples: readonly Sample[]): Case[] {
  const near = new Set(neighbours.filter((group) => group.includes(fact)).flat())
  return samples.flatMap(({ says, avoids, doubtful, features }) => {
    const isSaid = says.has(fact)
    if (!isSaid && (doubtful.has(fact) || [...says].some((other) => near.has(other)))) return []
    const count = isSaid ? counts.says : avoids.has(fact) ? counts.avoids : counts.other
    return [{ features, truth: isSaid ? 1 : 0, count, scale: scaleOf(features) }]
  })
}

function trainFact(fact: LearntFact, samples: readonly Sample[]): { weights: Float32Array; bias: number } {
  const cases = casesOf(fact, samples)
  const weights = new Float32Array(1 << featureBits)
  const slopes = new Float32Array(1 << featureBits)
  const random = randomFrom(20261129)
  let bias = -3
  let biasSlope = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(cases, random)
    for (const { features, truth, count, scale } of cases) {
      let sum = 0
      for (const feature of features) sum += weights[feature] as number
      const error = (1 / (1 + Math.exp(-(sum * scale + bias))) - truth) * count
      if (Math.abs(error) < 0.002) continue
      biasSlope += error * error
      bias -= (rate * 0.1 * error) / Math.sqrt(biasSlope)
      for (const feature of features) {
        const slope = error * scale + decay * (weights[feature] as number)
        slopes[feature] = (slopes[feature] as number) + slope * slope
        weights[feature] = (weights[feature] as number) - (rate * slope) / Math.sqrt((slopes[feature] as number) + 1e-4)
      }
    }
  }
  return { weights, bias }
}

/** Numerical Recipes' linear congruence: any order will do, as long as it is always the same. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle(cases: Case[], random: () => number): void {
  for (let at = cases.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const moved = cases[at] as Case
    cases[at] = cases[other] as Case
    cases[other] = moved
  }
}
