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

const rounds = 12
const rate = 0.5
const decay = 1e-4

/** What a question says, as the learner takes it: which features, each with its weight. */
interface Row {
  label: number
  at: Int32Array
  values: Float64Array
}

/** Examples between two steps: a few milliseconds. */
const stepLength = 64

/**
 * Learns from examples what a question means: a logistic regression over sparse features, by steps as large as a feature is rare
 * (AdaGrad). Always the same from the same examples, in about a second, in steps of milliseconds between which others may be served.
 */
export function* trainClassifier(examples: readonly Example[]): Generator<void, Classifier> {
  const labels = [...new Set(examples.map(({ label }) => label))]
  const index = new Map<string, number>()
  const rows: Row[] = []
  for (const { label, masked } of examples) {
    const features = [...unitLength(featuresOf(masked))]
    for (const [name] of features) if (!index.has(name)) index.set(name, index.size)
    rows.push({ label: labels.indexOf(label), ...sparse(features, index) })
    if (rows.length % stepLength === 0) yield
  }
  const many = labels.length
  // The weights of one feature stand together, as they are always read together.
  const weights = new Float64Array(many * index.size)
  const squares = new Float64Array(many * index.size).fill(1e-8)
  const order = shuffled(rows.length)
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, at] of order.entries()) {
      const row = rows[at]
      if (row) learn({ row, weights, squares, many })
      if (n % stepLength === 0) yield
    }
  }
  return {
    classify: (masked) => {
      const all = featuresOf(masked)
      const known = new Map([...all].filter(([name]) => index.has(name)))
      const [whole, part] = [all, known].map((some) => [...some.values()].reduce((sum, weight) => sum + weight, 0))
      const guesses = [...chancesOf(sparse([...unitLength(known)], index), weights, many)]
        .map((probability, at) => ({ label: labels[at] ?? '', probability }))
        .toSorted((a, b) => b.probability - a.probability)
      return { guesses, known: whole ? (part ?? 0) / whole : 0 }
    },
  }
}

function sparse(features: readonly (readonly [string, number])[], index: ReadonlyMap<string, number>) {
  return {
    at: Int32Array.from(features, ([name]) => index.get(name) ?? 0),
    values: Float64Array.from(features, ([, value]) => value),
  }
}

/** How likely each label is. */
function chancesOf({ at, values }: Omit<Row, 'label'>, weights: Float64Array, many: number): Float64Array {
  const scores = new Float64Array(many)
  for (let n = 0; n < at.length; n += 1) {
    const from = (at[n] ?? 0) * many
    const value = values[n] ?? 0
    for (let label = 0; label < many; label += 1)
      scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0) * value
  }
  return softmax(scores)
}

function learn({
  row,
  weights,
  squares,
  many,
}: {
  row: Row
  weights: Float64Array
  squares: Float64Array
  many: number
}): void {
  const errors = chancesOf(row, weights, many)
  errors[row.label] = (errors[row.label] ?? 0) - 1
  for (let n = 0; n < row.at.length; n += 1) {
    const from = (row.at[n] ?? 0) * many
    const value = row.values[n] ?? 0
    for (let label = 0; label < many; label += 1) {
      const error = errors[label] ?? 0
      if (error < 1e-3 && error > -1e-3) continue
      const place = from + label
      const gradient = error * value + decay * (weights[place] ?? 0)
      const square = (squares[place] ?? 0) + gradient * gradient
      squares[place] = square
      weights[place] = (weights[place] ?? 0) - (rate * gradient) / Math.sqrt(square)
    }
  }
}

function softmax(scores: Float64Array): Float64Array {
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
