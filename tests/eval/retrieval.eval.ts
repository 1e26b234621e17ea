import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { onEmptyDatabase } from '#app/cli/on-empty-database.ts'
import { judgeRankings } from '#knowledge/eval/judge-ranking.ts'
import { readBeir } from '#knowledge/eval/read-beir.server.ts'
import { asTrecRun, searchCollection } from '#knowledge/eval/search-collection.server.ts'
import { referenceRankings } from './retrieval/reference-bm25.ts'

const sets = ['zh', 'en'] as const
/** How much nDCG@10 may be below BM25's on one set. */
const slack = 0.005

/**
 * `npm run eval -- retrieval`: search as the product does it against stemmed BM25, on questions that people might ask in other words than
 * the passages have. Fails when it is worse on a set, or not better on average.
 * @returns whether it holds
 */
export async function evaluate(): Promise<boolean> {
  const runs = fileURLToPath(new URL('../../.reports/retrieval/', import.meta.url))
  await mkdir(runs, { recursive: true })
  const gains: number[] = []
  for (const set of sets) {
    const collection = await readBeir(fileURLToPath(new URL(`./retrieval/${set}/`, import.meta.url)))
    const ours = await onEmptyDatabase((directoryId) => searchCollection({ collection, directoryId }))
    const reference = referenceRankings(collection.documents, collection.queries)
    await writeFile(`${runs}${set}.run`, asTrecRun(ours, 'gantry-embedded'))
    const asRanked = [...reference].map(
      ([query, ids]) => [query, ids.map((id, place) => ({ id, score: 1 / (place + 1) }))] as const,
    )
    await writeFile(`${runs}${set}.bm25.run`, asTrecRun(new Map(asRanked), 'bm25'))
    const ids = new Map([...ours].map(([query, documents]) => [query, documents.map(({ id }) => id)]))
    const [found, baseline] = [judgeRankings(ids, collection.judged), judgeRankings(reference, collection.judged)]
    gains.push(found['ndcg@10'] - baseline['ndcg@10'])
    console.log(`${set}  ${JSON.stringify(found)}`)
    console.log(`${set}  ${JSON.stringify(baseline)}  stemmed BM25`)
  }
  const average = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  console.log(`nDCG@10 against BM25: ${gains.map((gain, at) => `${sets[at]} ${gain.toFixed(4)}`).join(', ')}`)
  return average > 0 && gains.every((gain) => gain >= -slack)
}
