import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { cutSections, type Passage } from '#knowledge/index/cut-sections.ts'
import { type Audience, indexNewSources, indexPassages, type Source } from '#knowledge/index/index-passages.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import type { SearchMode } from '#knowledge/search/hit.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { BeirCollection } from './read-beir.server.ts'

/** A document and how good it is beside the query's best one. */
export interface RankedDocument {
  id: string
  score: number
}

/** Chunks that one transaction adds: some hundred milliseconds. */
const chunksAtOnce = 100
const mostRanked = 100
/** Between two scores of a run. */
const leastStep = 1e-9

/**
 * Indexes a collection as the product does, and searches it for every query that is judged: the best hundred documents of each, by
 * their best passage. In a database that holds nothing else, to which the process is connected.
 * @param directoryId a directory of that database
 */
export async function searchCollection(options: {
  collection: BeirCollection
  directoryId: string
  mode?: SearchMode
}): Promise<Map<string, RankedDocument[]>> {
  const { collection, directoryId, mode } = options
  const idOf = new Map<string, string>()
  const audience = { directoryId }
  for (const batch of batchesOf(collection.documents)) {
    const [first] = batch
    if (batch.length === 1 && first) await indexInSteps({ ...first, audience })
    else await withActor(knowledgeActor, (tx) => indexNewSources({ tx, audience, sources: batch }))
    for (const { id, source } of batch) idOf.set(source.id, id)
  }
  await embedKnowledge({ embedder: null })
  const rankings = new Map<string, RankedDocument[]>()
  for (const { id, text } of collection.queries) {
    if (!collection.judged.has(id)) continue
    const { hits } = await withActor(knowledgeActor, (tx) =>
      searchKnowledge({ tx, actor: knowledgeActor, query: text, most: mostRanked, mode }),
    )
    rankings.set(
      id,
      hits.map(({ source, score }) => ({ id: idOf.get(source.id) ?? '', score })),
    )
  }
  return rankings
}

interface Indexed {
  id: string
  source: Source
  passages: Passage[]
}

/** Documents that are indexed together; one that has as many chunks as all of them may have is by itself. */
function* batchesOf(documents: BeirCollection['documents']): Generator<Indexed[]> {
  let batch: Indexed[] = []
  let chunks = 0
  for (const { id, title, text } of documents) {
    const passages = cutSections([{ heading: title, text }])
    if (batch.length > 0 && chunks + passages.length > chunksAtOnce) {
      yield batch
      batch = []
      chunks = 0
    }
    batch.push({ id, source: { type: 'article', id: newId() }, passages })
    chunks += passages.length
  }
  if (batch.length > 0) yield batch
}

async function indexInSteps({ source, passages, audience }: Indexed & { audience: Audience }): Promise<void> {
  for (let left = 1; left > 0; )
    left = await withActor(knowledgeActor, (tx) =>
      indexPassages({ tx, source, audience, passages, most: chunksAtOnce }),
    )
}

/**
 * Are the ids of a collection such that a run can name them? Its columns are parted by spaces.
 * @throws AppError BAD_INPUT naming the first that is not
 */
export function checkRunIds({ documents, queries }: Pick<BeirCollection, 'documents' | 'queries'>): void {
  const odd = [...documents, ...queries].find(({ id }) => /\s/.test(id))
  if (odd)
    throw new AppError(
      'BAD_INPUT',
      `The id “${odd.id}” has a space, which TREC’s run format cannot hold; leave out --run.`,
    )
}

/**
 * A ranking in TREC's run format: query, Q0, document, rank, score, name of the run. Scores fall from line to line: whoever computes the
 * figures again goes by them and not by the rank, and has an order of their own for equal ones. A query that found nothing has no line.
 */
export function asTrecRun(rankings: ReadonlyMap<string, readonly RankedDocument[]>, name: string): string {
  return [...rankings]
    .flatMap(([query, documents]) => {
      let above = Number.POSITIVE_INFINITY
      return documents.map(({ id, score }, place) => {
        above = Math.min(score, above - leastStep)
        return `${query} Q0 ${id} ${place + 1} ${above.toFixed(9)} ${name}\n`
      })
    })
    .join('')
}
