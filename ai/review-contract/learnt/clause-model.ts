import { featureBits } from './sentence-features.ts'

/**
 * How much each feature of a sentence speaks for each fact: linear, one against the rest. Most features speak for none and have no
 * row.
 */
export interface ClauseModel {
  facts: readonly string[]
  /** by the place of the fact: what is said of a sentence without features */
  biases: Float32Array
  /** by the number of a feature: its row, from 1; 0 where it has none */
  rows: Uint32Array
  /** rows one behind the other, of a weight for each fact, in steps of `step` */
  weights: Int8Array
  step: number
}

interface Head {
  facts: readonly string[]
  biases: readonly number[]
  step: number
  /** features that have rows, and that there are at all, as a power of 2 */
  features: number
  bits: number
}

/** By the place of the fact: the logarithm of the odds that a sentence of these features says it, see `oddsOf`. */
export function scoresOf({ facts, biases, rows, weights, step }: ClauseModel, features: Uint32Array): Float32Array {
  const many = facts.length
  const scores = new Float32Array(many)
  for (let each = 0; each < features.length; each++) {
    const row = rows[features[each] as number] as number
    if (row === 0) continue
    const at = (row - 1) * many
    for (let fact = 0; fact < many; fact++) scores[fact] = (scores[fact] as number) + (weights[at + fact] as number)
  }
  const scale = step * scaleOf(features)
  for (let fact = 0; fact < many; fact++) scores[fact] = (scores[fact] as number) * scale + (biases[fact] as number)
  return scores
}

/** The logarithm of the odds of what is so with this likelihood, from 0 to 1. */
export function oddsOf(likelihood: number): number {
  return Math.log(likelihood / (1 - likelihood))
}

/** A long sentence has more to say, and no more of it about any fact; a short one says too little to be sure of. */
export function scaleOf({ length }: Uint32Array): number {
  return 1 / Math.sqrt(length + 20)
}

/** A model as a file: the length of its head (4 bytes), the head in JSON, numbers of features (4 bytes each), their rows. */
export function writeModel({ facts, biases, rows, weights, step }: ClauseModel): Uint8Array {
  const features = [...rows.keys()].filter((feature) => rows[feature] !== 0)
  features.sort((one, other) => (rows[one] as number) - (rows[other] as number))
  const said: Head = { facts, biases: [...biases], step, features: features.length, bits: featureBits }
  const json = Buffer.from(JSON.stringify(said))
  const head = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const numbers = Buffer.alloc(features.length * 4)
  for (const [at, feature] of features.entries()) numbers.writeUInt32LE(feature, at * 4)
  return Buffer.concat([length, head, numbers, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)])
}

/** @throws Error for what is cut short, or made of more or fewer features */
export function readModel(file: Uint8Array): ClauseModel {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const begin = 4 + bytes.readUInt32LE(0)
  const { facts, biases, step, features, bits } = JSON.parse(bytes.toString('utf8', 4, begin)) as Head
  if (bits !== featureBits) throw new Error(`the model of clauses is of ${bits} bits, not ${featureBits}`)
  const end = begin + features * 4
  if (bytes.length !== end + features * facts.length) throw new Error('the model of clauses is cut short')
  const rows = new Uint32Array(1 << featureBits)
  for (let row = 0; row < features; row++) rows[bytes.readUInt32LE(begin + row * 4)] = row + 1
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + end, features * facts.length)
  return { facts, biases: Float32Array.from(biases), rows, weights, step }
}
