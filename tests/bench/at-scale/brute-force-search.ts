import type { Client } from 'pg'
import { cutQuery } from '#knowledge/words/cut-query.ts'

interface Chunk {
  id: number
  length: number
  words: Map<number, number>
}

/**
 * The best ten chunks of some directories for a query, reckoned over each of them: BM25 in JavaScript over what words each holds, and the
 * cosine of every vector by a scan without an index; each relative to the greatest, vectors with a weight of 0.15.
 * @param client as the owner
 */
export async function bruteForce(
  client: Client,
  directories: readonly string[],
): Promise<(query: string) => Promise<number[]>> {
  const { rows } = await client.query<{ id: number; length: number; words: number[]; counts: number[] }>(
    `SELECT c.chunk_id AS id, c.length, c.words, c.counts FROM gantry.knowledge_chunk_words c
     JOIN knowledge_audience a ON a.id = c.audience WHERE a.directory_id = ANY ($1)`,
    [directories],
  )
  const chunks: Chunk[] = rows.map(({ id, length, words, counts }) => ({
    id,
    length,
    words: new Map(words.map((word, at) => [word, counts[at] ?? 0])),
  }))
  const average = chunks.reduce((sum, { length }) => sum + length, 0) / chunks.length
  return async (query) => {
    const cut = cutQuery(query).words
    const known = await client.query<{ id: number; word: string }>(
      'SELECT k.id, k.word FROM gantry.knowledge_word k WHERE k.word = ANY ($1)',
      [cut.map(({ word }) => word)],
    )
    const weightOf = (word: string) => cut.find((one) => one.word === word)?.weight ?? 0
    const bm25 = scoreAll(chunks, average, new Map(known.rows.map(({ id, word }) => [id, weightOf(word)])))
    const similar = await similarities(client, { cut, directories })
    return best(chunks, bm25, similar)
  }
}

function scoreAll(
  chunks: readonly Chunk[],
  average: number,
  weights: ReadonlyMap<number, number>,
): Map<number, number> {
  const scores = new Map<number, number>()
  for (const [word, weight] of weights) {
    const holding = chunks.filter(({ words }) => words.has(word))
    const idf = Math.log(1 + (chunks.length - holding.length + 0.5) / (holding.length + 0.5))
    for (const { id, length, words } of holding) {
      const count = words.get(word) ?? 0
      const worth = (weight * idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average))
      scores.set(id, (scores.get(id) ?? 0) + worth)
    }
  }
  return scores
}

async function similarities(
  client: Client,
  { cut, directories }: { cut: readonly { word: string; weight: number }[]; directories: readonly string[] },
): Promise<Map<number, number>> {
  await client.query('BEGIN')
  await client.query('SET LOCAL enable_indexscan = off')
  const { rows } = await client.query<{ id: number; similarity: number }>(
    `WITH asked AS MATERIALIZED (
       SELECT l2_normalize(sum(w.v::vector * array_fill(u.weight, ARRAY[e.dimensions])::vector)) AS q
       FROM unnest($1::text[], $2::real[]) u (word, weight) JOIN gantry.knowledge_word k ON k.word = u.word
       JOIN gantry.knowledge_embedder e ON e.state = 'current'
       JOIN gantry.knowledge_word_vector w ON w.embedder_id = e.id AND w.word_id = k.id)
     SELECT v.chunk_id AS id, -(v.v::vector <#> a.q) AS similarity FROM asked a, gantry.knowledge_vector v
     JOIN gantry.knowledge_embedder e ON e.id = v.embedder_id AND e.state = 'current'
     JOIN knowledge_audience u ON u.id = v.audience
     WHERE u.directory_id = ANY ($3) AND a.q IS NOT NULL AND v.v IS NOT NULL`,
    [cut.map(({ word }) => word), cut.map(({ weight }) => weight), directories],
  )
  await client.query('COMMIT')
  return new Map(rows.map(({ id, similarity }) => [id, similarity]))
}

function best(
  chunks: readonly Chunk[],
  bm25: ReadonlyMap<number, number>,
  similar: ReadonlyMap<number, number>,
): number[] {
  const greatest = (values: Iterable<number>) =>
    [...values].reduce((most, value) => Math.max(most, value), Number.MIN_VALUE)
  const [words, meaning] = [greatest(bm25.values()), greatest(similar.values())]
  return chunks
    .map(({ id }) => ({
      id,
      score: (bm25.get(id) ?? 0) / words + (0.15 * Math.max(similar.get(id) ?? 0, 0)) / meaning,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, 10)
    .map(({ id }) => id)
}
