import { toSql } from 'pgvector'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { Embedder } from './embedder.ts'
import { type CountedText, fitLsa } from './fit-lsa.ts'
import { unit } from './unit.ts'

interface EmbedOptions {
  /** the endpoint that is configured; null: the embedded vectors */
  embedder: Embedder | null
  signal?: AbortSignal
}

interface KnownEmbedder {
  id: number
  key: string
  kind: 'lsa' | 'endpoint'
  dimensions: number
  state: 'building' | 'current'
  /** whether all vectors of words are there */
  fitted: boolean
  fittedOn: number
  embedded: number
  chunks: number
}

const lsaKey = 'lsa'
const lsaDimensions = 256
/** What the database's index of half-precision vectors takes. */
const mostDimensions = 4000
/** Of fewer passages there is nothing to learn. */
const fewest = 30
/** What vectors of words are fitted on at most; beyond it every second passage, or every third. */
const mostFitted = 20_000
const chunksAtOnce = { lsa: 20, endpoint: 32 } as const
const wordsAtOnce = 250
const rowsAtOnce = 2000
/** What any model takes. */
const plainSentence = '压力机 press'

const asService = <T>(work: (tx: Tx) => Promise<T>) => withActor(knowledgeActor, work, { label: 'knowledge' })

/**
 * Gives every chunk its vector, in short steps: those of the current embedder, which is searched by, and those of one that is to take
 * its place and does so once it has them all. A new one begins where another embedder is configured or its vectors have another
 * length, and where the embedded vectors were fitted on much less, or much more, than there is now. Called again it goes on where it was.
 * @throws what the embedder throws: what it has embedded stays, and search goes on by the old vectors
 */
export async function embedKnowledge({ embedder, signal }: EmbedOptions): Promise<void> {
  const known = await listEmbedders()
  const current = known.find(({ state }) => state === 'current')
  // What is searched by first, also where another is to follow.
  if (current && (current.kind === 'lsa' || current.key === embedder?.key))
    await embedPending(current, { embedder, signal })
  const next = await beginNext({ known, embedder, signal })
  if (next) {
    await embedPending(next, { embedder, signal })
    await asService((tx) => tx.$queryRaw`SELECT gantry.switch_embedder(${next.id}::integer)`)
  }
  await clearRetired(signal)
}

/** Whether every chunk has its vector, and `embedKnowledge` would find nothing to do. */
export async function isEmbedded({ embedder }: Pick<EmbedOptions, 'embedder'>): Promise<boolean> {
  const current = (await listEmbedders()).find(({ state }) => state === 'current')
  if (!current || current.embedded < current.chunks) return false
  return embedder ? current.key === embedder.key : current.kind === 'lsa' && !isStale(current, current.chunks)
}

/** Whether vectors were fitted on much less, or much more, than there is now, or nobody knows whether they all are there. */
function isStale({ fitted, fittedOn }: Pick<KnownEmbedder, 'fitted' | 'fittedOn'>, chunks: number): boolean {
  return !fitted || chunks > fittedOn * 1.3 + 50 || chunks < fittedOn / 2
}

async function listEmbedders(): Promise<KnownEmbedder[]> {
  return asService(
    (tx) => tx.$queryRaw<KnownEmbedder[]>`
      SELECT id, key, kind, dimensions, state, fitted, fitted_on AS "fittedOn", embedded, chunks FROM gantry.knowledge_embedders()`,
  )
}

/** The embedder that is to take the current one's place; null where the current one is as it should be. */
async function beginNext(options: EmbedOptions & { known: readonly KnownEmbedder[] }): Promise<KnownEmbedder | null> {
  const { known, embedder, signal } = options
  const current = known.find(({ state }) => state === 'current')
  const building = known.find(({ state }) => state === 'building')
  if (embedder) {
    const probe = await embedder.embed([plainSentence], { as: 'passage', signal })
    const dimensions = probe[0]?.length ?? 0
    if (dimensions < 1 || dimensions > mostDimensions)
      throw new Error(
        `vectors of ${embedder.key} have ${dimensions} dimensions; choose a model of at most ${mostDimensions}`,
      )
    const same = (one: KnownEmbedder | undefined) => one?.key === embedder.key && one.dimensions === dimensions
    if (same(current)) return null
    if (building && same(building)) return building
    return begin({ key: embedder.key, kind: 'endpoint', dimensions, fittedOn: 0 })
  }
  // Without all of its words it was cut while it was fitted: whatever it embeds would be wrong.
  if (building?.kind === 'lsa' && building.fitted) return building
  const chunks = await countChunks()
  const stale = current?.kind !== 'lsa' || isStale(current, chunks)
  return stale && chunks >= fewest ? fitAnew(chunks, signal) : null
}

async function countChunks(): Promise<number> {
  return asService((tx) => tx.knowledgeChunk.count())
}

async function begin(made: Pick<KnownEmbedder, 'key' | 'kind' | 'dimensions' | 'fittedOn'>): Promise<KnownEmbedder> {
  const [row] = await asService(
    (tx) => tx.$queryRaw<{ id: number }[]>`SELECT gantry.begin_embedder(${made.key}, ${made.kind},
      ${made.dimensions}::integer, ${made.fittedOn}::integer) AS id`,
  )
  return { ...made, id: row?.id ?? 0, state: 'building', fitted: made.kind !== 'lsa', embedded: 0, chunks: 0 }
}

/** @returns null where another process has begun to fit meanwhile: it embeds what there is */
async function fitAnew(chunks: number, signal?: AbortSignal): Promise<KnownEmbedder | null> {
  const every = Math.ceil(chunks / mostFitted)
  const texts: CountedText[] = []
  for (let after = 0, place = 0; ; ) {
    const page = await asService(
      (tx) => tx.$queryRaw<(CountedText & { id: number })[]>`
        SELECT chunk_id AS id, words, counts FROM gantry.read_chunk_words(${after}::integer, 500)`,
    )
    signal?.throwIfAborted()
    for (const text of page) if (place++ % every === 0) texts.push({ words: text.words, counts: text.counts })
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  const { words, vectors } = await fitLsa(texts, { dimensions: lsaDimensions, signal })
  const made = await begin({ key: lsaKey, kind: 'lsa', dimensions: lsaDimensions, fittedOn: chunks })
  for (let at = 0, isLast = false; !isLast; at += wordsAtOnce) {
    isLast = at + wordsAtOnce >= words.length
    const ids = [...words.subarray(at, at + wordsAtOnce)]
    const texts = ids.map((_, place) =>
      sqlVector(vectors.subarray((at + place) * lsaDimensions, (at + place + 1) * lsaDimensions)),
    )
    const [row] = await asService(
      (tx) => tx.$queryRaw<{ added: boolean }[]>`SELECT gantry.add_word_vectors(${made.id}::integer, ${ids}::integer[],
        ${texts}::text[], ${isLast}) AS added`,
    )
    if (!row?.added) return null
    signal?.throwIfAborted()
  }
  return { ...made, fitted: true }
}

/** Four digits are more than half a float keeps. */
function sqlVector(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toPrecision(4)).join(',')}]`
}

async function embedPending(one: KnownEmbedder, { embedder, signal }: EmbedOptions): Promise<void> {
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const pending = await asService(
      (tx) => tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM gantry.unembedded_chunks(${one.id}::integer, ${after}::integer,
          ${chunksAtOnce[one.kind]}::integer) AS id`,
    )
    const ids = pending.map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    if (one.kind === 'lsa') {
      await asService((tx) => tx.$executeRaw`SELECT gantry.fold_chunks(${one.id}::integer, ${ids}::integer[])`)
    } else if (embedder) await embedByEndpoint({ id: one.id, ids, embedder, signal })
  }
}

async function embedByEndpoint(options: {
  id: number
  ids: readonly number[]
  embedder: Embedder
  signal: AbortSignal | undefined
}): Promise<void> {
  const { id, ids, embedder, signal } = options
  const chunks = await asService((tx) =>
    tx.knowledgeChunk.findMany({ where: { id: { in: [...ids] } }, select: { id: true, heading: true, text: true } }),
  )
  // They may have been removed meanwhile.
  if (chunks.length === 0) return
  const vectors = await embedEach({
    embedder,
    texts: chunks.map(({ heading, text }) => `${heading}\n${text}`),
    signal,
  })
  const texts = vectors.map((vector) => vector && String(toSql([...unit(vector)])))
  await asService(
    (tx) => tx.$executeRaw`SELECT gantry.add_vectors(${id}::integer, ${chunks.map((chunk) => chunk.id)}::integer[],
      ${texts}::text[])`,
  )
}

interface EachOptions {
  embedder: Embedder
  texts: readonly string[]
  signal: AbortSignal | undefined
}

/**
 * Of a batch that fails each half is asked for by itself, down to the passage that the endpoint does not take: that has no vector for
 * now, and holds up no other. Where the endpoint does not take a plain sentence either, no passage is at fault.
 */
async function embedEach({ embedder, texts, signal }: EachOptions): Promise<(Float32Array | null)[]> {
  try {
    return await embedder.embed(texts, { as: 'passage', signal })
  } catch (error) {
    if (!(await takesPlain({ embedder, signal }))) throw error
    if (texts.length === 1) return [null]
    const halves = [texts.slice(0, texts.length / 2), texts.slice(texts.length / 2)]
    const vectors: (Float32Array | null)[] = []
    for (const half of halves) vectors.push(...(await embedEach({ embedder, texts: half, signal })))
    return vectors
  }
}

async function takesPlain({ embedder, signal }: Omit<EachOptions, 'texts'>): Promise<boolean> {
  signal?.throwIfAborted()
  try {
    return (await embedder.embed([plainSentence], { as: 'passage', signal })).length === 1
  } catch {
    signal?.throwIfAborted()
    return false
  }
}

async function clearRetired(signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const [row] = await asService(
      (tx) => tx.$queryRaw<{ more: boolean }[]>`SELECT gantry.clear_retired_embedders(${rowsAtOnce}::integer) AS more`,
    )
    if (!row?.more) return
  }
}
