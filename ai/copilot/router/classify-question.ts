import { featuresOf, unitLength } from './features-of.ts'

/** An example of what people ask, as masked, and what they mean by it. */
export interface Example {
  label: string
  masked: string
}

export interface Guess {
  label: string
  /** of all labels together 1 */
  probability: number
}

export interface Classifier {
  /** the most likely first; `known`: how much of what stands in the question is known from examples, 0 to 1 */
  classify: (masked: string) => { guesses: Guess[]; known: number }
}

const rounds = 40
const rate = 0.5
const decay = 1e-4

/**
 * Learns from examples what a question means: a logistic regression over sparse features, by steps as large as a feature is rare
 * (AdaGrad). Always the same from the same examples, in some hundred milliseconds.
 */
export function trainClassifier(examples: readonly Example[]): Classifier {
  const labels = [...new Set(examples.map(({ label }) => label))]
  const index = new Map<string, number>()
  const rows = examples.map(({ label, masked }) => {
    const features = [...unitLength(featuresOf(masked))]
    for (const [name] of features) if (!index.has(name)) index.set(name, index.size)
    return {
      label: labels.indexOf(label),
      features: features.map(([name, value]) => [index.get(name) ?? 0, value] as const),
    }
  })
  const size = index.size
  const weights = new Float64Array(labels.length * size)
  const squares = new Float64Array(labels.length * size).fill(1e-8)
  const order = shuffled(rows.length)
  const scoresOf = (features: readonly (readonly [number, number])[]) =>
    softmax(
      labels.map((_, label) =>
        features.reduce((sum, [at, value]) => sum + (weights[label * size + at] ?? 0) * value, 0),
      ),
    )
  for (let round = 0; round < rounds; round += 1) {
    for (const at of order) {
      const row = rows[at]
      if (!row) continue
      const chances = scoresOf(row.features)
      for (const [label, chance] of chances.entries()) {
        const error = chance - (label === row.label ? 1 : 0)
        if (Math.abs(error) < 1e-3) continue
        for (const [feature, value] of row.features) {
          const place = label * size + feature
          const gradient = error * value + decay * (weights[place] ?? 0)
          squares[place] = (squares[place] ?? 0) + gradient * gradient
          weights[place] = (weights[place] ?? 0) - (rate * gradient) / Math.sqrt(squares[place] ?? 1)
        }
      }
    }
  }
  return {
    classify: (masked) => {
      const all = featuresOf(masked)
      const known = new Map([...all].filter(([name]) => index.has(name)))
      const [whole, part] = [all, known].map((some) => [...some.values()].reduce((sum, weight) => sum + weight, 0))
      const features = [...unitLength(known)].map(([name, value]) => [index.get(name) ?? 0, value] as const)
      const guesses = scoresOf(features)
        .map((probability, at) => ({ label: labels[at] ?? '', probability }))
        .toSorted((a, b) => b.probability - a.probability)
      return { guesses, known: whole ? (part ?? 0) / whole : 0 }
    },
  }
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** An order without pattern that is always the same. */
function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, at) => at)
  let seed = 42
  for (let at = length - 1; at > 0; at -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const other = seed % (at + 1)
    const [a, b] = [order[at] ?? 0, order[other] ?? 0]
    order[at] = b
    order[other] = a
  }
  return order
}
