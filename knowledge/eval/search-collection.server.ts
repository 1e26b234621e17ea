import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { cutSections } from '#knowledge/index/cut-sections.ts'
import { indexNewSources } from '#knowledge/index/index-passages.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import type { SearchMode } from '#knowledge/search/hit.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { BeirCollection } from './read-beir.server.ts'

/** A document and how good it is beside the query's best one. */
export interface RankedDocument {
  id: string
  score: number
}

const documentsAtOnce = 25
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
  for (let at = 0; at < collection.documents.length; at += documentsAtOnce) {
    const batch = collection.documents.slice(at, at + documentsAtOnce)
    const sources = batch.map(({ id, title, text }) => {
      const source = { type: 'article' as const, id: newId() }
      idOf.set(source.id, id)
      return { source, passages: cutSections([{ heading: title, text }]) }
    })
    await withActor(knowledgeActor, (tx) => indexNewSources({ tx, audience, sources }))
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

/**
 * A ranking in TREC's run format: query, Q0, document, rank, score, name of the run. Scores fall from line to line: whoever computes the
 * figures again goes by them and not by the rank, and has an order of their own for equal ones.
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
