/** A text by the ids of its words, and how often each stands in it. */
export interface CountedText {
  words: readonly number[]
  counts: readonly number[]
}

export interface WordVectors {
  /** ids of words, in the order of the vectors */
  words: Int32Array
  /** one after the other, each as long as `dimensions` */
  vectors: Float32Array
  dimensions: number
}

const rounds = 3
/** Of as many directions as texts each text would be a direction of its own, and nothing like another. */
const textsToDirection = 4
const mostWords = 40_000
/** How many rows are reckoned before others have their turn: some milliseconds. */
const rowsAtOnce = 500
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Fits latent semantic analysis: the directions in which the texts differ most, by subspace iteration over words weighted by how
 * telling they are. What is kept is each word's vector; a text's is the sum of those of its words. The same texts give the same
 * vectors. Long, but in pieces: others have their turn in between.
 * @param dimensions of the vectors; where there are fewer directions, the last are 0
 */
export async function fitLsa(
  texts: readonly CountedText[],
  { dimensions, signal }: { dimensions: number; signal?: AbortSignal },
): Promise<WordVectors> {
  const { words, idf, rows } = weigh(texts)
  const [height, width] = [rows.length, words.length]
  const rank = Math.min(dimensions, Math.ceil(height / textsToDirection), width)
  const draw = normalDraws()
  let byWord = new Float32Array(width * rank).map(draw)
  for (let round = 0; round < rounds; round += 1) {
    const byText = await timesRows({ rows, matrix: byWord, height, rank, signal })
    await orthonormalise(byText, height, rank)
    byWord = await timesColumns({ rows, matrix: byText, width, rank, signal })
    await orthonormalise(byWord, width, rank)
  }
  const vectors = new Float32Array(width * dimensions)
  for (let word = 0; word < width; word += 1) {
    for (let at = 0; at < rank; at += 1)
      vectors[word * dimensions + at] = (byWord[word * rank + at] ?? 0) * (idf[word] ?? 0)
  }
  return { words, vectors, dimensions }
}

interface Row {
  columns: Int32Array
  values: Float32Array
}

/** Texts as rows of weights, of length one; words of one text and of nearly all tell nothing of what texts have in common. */
function weigh(texts: readonly CountedText[]): { words: Int32Array; idf: Float32Array; rows: Row[] } {
  const frequency = new Map<number, number>()
  for (const { words } of texts) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const most = Math.max(2, texts.length * 0.4)
  const chosen = [...frequency]
    .filter(([, count]) => count >= 2 && count <= most)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostWords)
  const columnOf = new Map(chosen.map(([word], column) => [word, column]))
  const idf = Float32Array.from(chosen, ([, count]) => Math.log((texts.length + 1) / (count + 0.5)))
  const rows = texts.map(({ words, counts }) => {
    const columns: number[] = []
    const values: number[] = []
    for (const [at, word] of words.entries()) {
      const column = columnOf.get(word)
      if (column === undefined) continue
      columns.push(column)
      values.push((1 + Math.log(counts[at] ?? 1)) * (idf[column] ?? 0))
    }
    const length = Math.hypot(...values) || 1
    return { columns: Int32Array.from(columns), values: Float32Array.from(values, (value) => value / length) }
  })
  return { words: Int32Array.from(chosen, ([word]) => word), idf, rows }
}

interface ProductOptions {
  rows: readonly Row[]
  matrix: Float32Array
  rank: number
  signal: AbortSignal | undefined
}

async function timesRows(options: ProductOptions & { height: number }): Promise<Float32Array<ArrayBuffer>> {
  const { rows, matrix, height, rank, signal } = options
  const product = new Float32Array(height * rank)
  for (const [text, { columns, values }] of rows.entries()) {
    for (let at = 0; at < columns.length; at += 1)
      addScaled({
        to: product,
        toAt: text * rank,
        from: matrix,
        fromAt: (columns[at] ?? 0) * rank,
        by: values[at] ?? 0,
        rank,
      })
    if (text % rowsAtOnce === 0) await turn()
    signal?.throwIfAborted()
  }
  return product
}

async function timesColumns(options: ProductOptions & { width: number }): Promise<Float32Array<ArrayBuffer>> {
  const { rows, matrix, width, rank, signal } = options
  const product = new Float32Array(width * rank)
  for (const [text, { columns, values }] of rows.entries()) {
    for (let at = 0; at < columns.length; at += 1)
      addScaled({
        to: product,
        toAt: (columns[at] ?? 0) * rank,
        from: matrix,
        fromAt: text * rank,
        by: values[at] ?? 0,
        rank,
      })
    if (text % rowsAtOnce === 0) await turn()
    signal?.throwIfAborted()
  }
  return product
}

function addScaled(options: {
  to: Float32Array
  toAt: number
  from: Float32Array
  fromAt: number
  by: number
  rank: number
}): void {
  const { to, toAt, from, fromAt, by, rank } = options
  for (let at = 0; at < rank; at += 1) to[toAt + at] = (to[toAt + at] ?? 0) + by * (from[fromAt + at] ?? 0)
}

/** Makes the columns of a tall matrix orthonormal, by the Cholesky factor of their products. Directions that are not there become 0. */
async function orthonormalise(matrix: Float32Array, height: number, rank: number): Promise<void> {
  const products = new Float64Array(rank * rank)
  for (let row = 0; row < height; row += 1) {
    const from = row * rank
    for (let i = 0; i < rank; i += 1) {
      const value = matrix[from + i] ?? 0
      if (value === 0) continue
      for (let j = 0; j <= i; j += 1)
        products[i * rank + j] = (products[i * rank + j] ?? 0) + value * (matrix[from + j] ?? 0)
    }
    if (row % rowsAtOnce === 0) await turn()
  }
  const factor = cholesky(products, rank)
  for (let row = 0; row < height; row += 1) {
    const from = row * rank
    for (let i = 0; i < rank; i += 1) {
      let value = matrix[from + i] ?? 0
      for (let j = 0; j < i; j += 1) value -= (factor[i * rank + j] ?? 0) * (matrix[from + j] ?? 0)
      const pivot = factor[i * rank + i] ?? 0
      matrix[from + i] = pivot > 0 ? value / pivot : 0
    }
    if (row % rowsAtOnce === 0) await turn()
  }
}

function cholesky(products: Float64Array, rank: number): Float64Array {
  const factor = new Float64Array(rank * rank)
  let largest = 0
  for (let i = 0; i < rank; i += 1) largest = Math.max(largest, products[i * rank + i] ?? 0)
  for (let i = 0; i < rank; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = products[i * rank + j] ?? 0
      for (let k = 0; k < j; k += 1) sum -= (factor[i * rank + k] ?? 0) * (factor[j * rank + k] ?? 0)
      if (i === j) factor[i * rank + i] = sum > largest * 1e-9 ? Math.sqrt(sum) : 0
      else {
        const pivot = factor[j * rank + j] ?? 0
        factor[i * rank + j] = pivot > 0 ? sum / pivot : 0
      }
    }
  }
  return factor
}

/** Draws of the normal distribution, the same each time (mulberry32, Box-Muller). */
function normalDraws(): () => number {
  let state = 20_261_130
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}
