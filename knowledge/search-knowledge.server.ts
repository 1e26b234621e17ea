import { toSql } from 'pgvector'
import type { ArticleKind } from '#knowledge/articles/article.schema.ts'
import type { AskedVector } from '#knowledge/embedders/ask-embedder.server.ts'
import type { Source } from '#knowledge/index/index-passages.server.ts'
import { fuse, type Ranked } from '#knowledge/search/fuse.ts'
import type { Found, SearchHit, SearchMode } from '#knowledge/search/hit.ts'
import { whyFound } from '#knowledge/search/why-found.ts'
import { type CutQuery, cutQuery } from '#knowledge/words/cut-query.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

interface SearchOptions {
  tx: Tx
  actor: Actor
  query: string
  /** articles, post-mortems; both when left out */
  types?: readonly Source['type'][]
  /** in this directory and those below it: articles alone */
  directoryId?: string
  /** sources; 20 when left out, at most 200 */
  most?: number
  mode?: SearchMode
  /** the query's vector where the embedder is an endpoint, asked for before the transaction began: see `askEmbedder` */
  asked?: AskedVector | null
}

/** Passages looked at for every source that is wanted: several may be of one. */
const passagesEach = 3
const mostPassages = 300

/**
 * What the actor may read that answers a query, the best first, each source once with its best passage. Words are found as parts of
 * longer ones; passages in which `"…"` stands so come before all others, `-word` stands nowhere in the source. Nothing typed, or nothing
 * but refusals, finds nothing.
 */
export async function searchKnowledge(options: SearchOptions): Promise<Found> {
  const { tx, query, mode = 'both', asked = null } = options
  const most = Math.min(options.most ?? 20, 200)
  const cut = cutQuery(query)
  if (cut.words.length === 0) return { hits: [], wordsAlone: false, tooCommon: cut.tooCommon }
  const within = await audiencesOf(options)
  const passages = Math.min(Math.max(most * passagesEach, 50), mostPassages)
  const find = async (phrases: readonly string[], hits: number) => {
    const near = mode === 'words' ? 0 : Math.min(passages, 100)
    const ranked = await rank({ tx, cut: { ...cut, phrases: [...phrases] }, within, asked, passages, near })
    // Words that the embedded vectors have not learnt have no vector; that is no index that is not ready.
    const wordsAlone = mode !== 'words' && ranked.every(({ similarity, learnt }) => similarity === 0 && learnt === null)
    return { hits: await readHits({ tx, cut, best: fuse(ranked, mode), most: hits, wordsAlone }), wordsAlone }
  }
  const found = await find(cut.phrases, most)
  if (cut.phrases.length === 0 || found.hits.length >= most) return found
  // A question has quotation marks that ask for nothing, too: what follows is found without them.
  const others = await find([], most)
  return { hits: behind(found.hits, others.hits).slice(0, most), wordsAlone: others.wordsAlone }
}

/** Hits, and those of the others that are not among them behind, each as good beside the last as it is beside the best of its own. */
function behind(hits: readonly SearchHit[], others: readonly SearchHit[]): SearchHit[] {
  const known = new Set(hits.map(({ source }) => source.id))
  const least = hits.at(-1)?.score ?? 1
  const further = others.filter(({ source }) => !known.has(source.id))
  return [...hits, ...further.map((hit) => ({ ...hit, score: hit.score * least }))]
}

/** The audiences in which is looked; null: all that are the actor's. */
async function audiencesOf({ tx, types, directoryId }: SearchOptions): Promise<number[] | null> {
  if (!directoryId && (!types || types.length === 2)) return null
  const rows = await tx.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE under (id) AS (
      SELECT d.id FROM knowledge_directory d WHERE d.id = ${directoryId ?? null}::uuid
      UNION SELECT d.id FROM under u JOIN knowledge_directory d ON d.parent_id = u.id)
    SELECT a.id FROM knowledge_audience a
    WHERE CASE WHEN ${directoryId ?? null}::uuid IS NULL
      THEN (a.directory_id IS NOT NULL AND ${types?.includes('article') ?? true}::boolean)
        OR (a.company_id IS NOT NULL AND ${types?.includes('post-mortem') ?? true}::boolean)
      ELSE a.directory_id IN (SELECT u.id FROM under u) AND ${types?.includes('article') ?? true}::boolean END`
  return rows.map(({ id }) => id)
}

interface RankOptions {
  tx: Tx
  cut: CutQuery
  within: readonly number[] | null
  asked: AskedVector | null
  passages: number
  near: number
}

async function rank({ tx, cut, within, asked, passages, near }: RankOptions): Promise<Ranked[]> {
  const words = cut.words.map(({ word }) => word)
  const weights = cut.words.map(({ weight }) => weight)
  const vector = asked ? String(toSql([...asked.vector])) : null
  return tx.$queryRaw<Ranked[]>`
    SELECT chunk_id AS "chunkId", bm25, similarity, learnt FROM gantry.rank_chunks(${words}::text[], ${weights}::real[], ${vector}::text,
      ${asked?.embedderId ?? null}::integer, ${within ? [...within] : null}::integer[], ${cut.phrases}::text[],
      ${cut.never}::text[], ${passages}::integer, ${near}::integer)`
}

/** Articles that were moved or archived since they were indexed: until they are indexed anew nothing of them is told. */
async function readWithheld(tx: Tx, sourceIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM gantry.withheld_articles(${[...new Set(sourceIds)]}::uuid[]) AS id`
  return new Set(rows.map(({ id }) => id))
}

interface ReadOptions {
  tx: Tx
  cut: CutQuery
  best: readonly { chunkId: number; score: number; similarity: number }[]
  most: number
  wordsAlone: boolean
}

/** Reads what was found again under the policies, and says why it was. */
async function readHits({ tx, cut, best, most, wordsAlone }: ReadOptions): Promise<SearchHit[]> {
  const ids = best.map(({ chunkId }) => chunkId)
  const sources = await tx.knowledgeChunk.findMany({ where: { id: { in: ids } }, select: { id: true, sourceId: true } })
  const withheld = await readWithheld(
    tx,
    sources.map(({ sourceId }) => sourceId),
  )
  const sourceOf = new Map(
    sources.flatMap(({ id, sourceId }) => (withheld.has(sourceId) ? [] : [[id, sourceId] as const])),
  )
  const taken = new Set<string>()
  const firsts = best.filter(({ chunkId }) => {
    const sourceId = sourceOf.get(chunkId)
    return sourceId !== undefined && taken.size < most && !taken.has(sourceId) && taken.add(sourceId)
  })
  const chunks = await tx.knowledgeChunk.findMany({ where: { id: { in: firsts.map(({ chunkId }) => chunkId) } } })
  const chunkOf = new Map(chunks.map((chunk) => [chunk.id, chunk]))
  const chosen = firsts.flatMap((one) => {
    const chunk = chunkOf.get(one.chunkId)
    return chunk ? [{ ...one, chunk }] : []
  })
  const articles = await tx.article.findMany({
    where: { id: { in: chosen.flatMap(({ chunk }) => (chunk.sourceType === 'article' ? [chunk.sourceId] : [])) } },
    select: {
      id: true,
      title: true,
      kind: true,
      directoryId: true,
      updatedAt: true,
      author: { select: { name: true, nameLatin: true } },
    },
  })
  const articleOf = new Map(articles.map((article) => [article.id, article]))
  const top = chosen[0]?.score || 1
  return chosen.map(({ chunk, score, similarity }) => {
    const { marks, why } = whyFound({ cut, heading: chunk.heading, text: chunk.text })
    const article = articleOf.get(chunk.sourceId)
    return {
      source: { type: chunk.sourceType as Source['type'], id: chunk.sourceId },
      chunkId: chunk.id,
      part: chunk.part,
      language: chunk.language as SearchHit['language'],
      heading: chunk.heading,
      text: chunk.text,
      marks,
      score: score / top,
      why: { ...why, similarity: wordsAlone || similarity <= 0 ? null : Math.min(similarity, 1) },
      article: article
        ? {
            title: article.title,
            kind: article.kind as ArticleKind,
            directoryId: article.directoryId,
            author: { zh: article.author.name, en: article.author.nameLatin ?? article.author.name },
            updatedAt: article.updatedAt.toISOString(),
          }
        : null,
    }
  })
}
