import { writeFile } from 'node:fs/promises'
import { judgeRankings } from '#knowledge/eval/judge-ranking.ts'
import { readBeir } from '#knowledge/eval/read-beir.server.ts'
import { asTrecRun, checkRunIds, searchCollection } from '#knowledge/eval/search-collection.server.ts'
import { AppError } from '#lib/errors.ts'
import { onEmptyDatabase } from './on-empty-database.ts'

/**
 * `gantry knowledge eval`: searches a collection in BEIR's layout as the product does, in a database in memory, and prints how good it
 * was. Needs no server and no data folder.
 */
export async function knowledgeEval(folder: string, options: { mode: string; run?: string }): Promise<void> {
  if (options.mode !== 'embedded')
    throw new AppError('BAD_INPUT', `There is no mode “${options.mode}”; use --mode embedded.`)
  const collection = await readBeir(folder)
  if (options.run) checkRunIds(collection)
  const rankings = await onEmptyDatabase((directoryId) => searchCollection({ collection, directoryId }))
  if (options.run) await writeFile(options.run, asTrecRun(rankings, 'gantry-embedded'))
  const ids = new Map([...rankings].map(([query, documents]) => [query, documents.map(({ id }) => id)]))
  process.stdout.write(`${JSON.stringify(judgeRankings(ids, collection.judged))}\n`)
}
