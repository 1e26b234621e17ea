import { createHash } from 'node:crypto'
import { countWords } from '#knowledge/words/cut-words.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Passage } from './cut-sections.ts'

/** What chunks are of. */
export interface Source {
  type: 'article' | 'post-mortem'
  id: string
}

/** For whom they are: whoever reads a directory, or whoever belongs to a company or sees all of it. */
export type Audience = { directoryId: string } | { companyId: string }

interface IndexOptions {
  tx: Tx
  source: Source
  audience: Audience
  passages: readonly Passage[]
  /** chunks that are removed or added, so that long articles are indexed in short steps; all when left out */
  most?: number
}

/** Chunks whose words are sent to the database at once. */
const atOnce = 40

/**
 * Has a source found by these passages and by no others. What is there already stays as it is, so whoever comes again changes nothing.
 * The transaction acts as `knowledgeActor`.
 * @returns how many chunks are still to be removed or added
 */
export async function indexPassages(options: IndexOptions): Promise<number> {
  const { tx, source, passages, most = Number.POSITIVE_INFINITY } = options
  const audience = await audienceId(options)
  // Of two that index the same source the second waits, and finds what the first has done.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471133, hashtext(${source.id}))`
  const there = await tx.knowledgeChunk.findMany({
    where: { sourceType: source.type, sourceId: source.id },
    select: { id: true, digest: true, ordinal: true, audience: true },
    orderBy: { id: 'asc' },
  })
  const wanted = passages.map((passage, ordinal) => ({ ...passage, ordinal, digest: digestOf(passage) }))
  const free = new Map<string, typeof there>()
  for (const chunk of there) {
    const key = `${chunk.audience} ${chunk.digest}`
    free.set(key, [...(free.get(key) ?? []), chunk])
  }
  const kept = new Map<number, { ordinal: number; now: number }>()
  const missing = wanted.filter(({ digest, ordinal }) => {
    const chunk = free.get(`${audience} ${digest}`)?.shift()
    if (chunk) kept.set(chunk.id, { ordinal, now: chunk.ordinal })
    return !chunk
  })
  const gone = there.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  const removed = gone.slice(0, most)
  const added = missing.slice(0, Math.max(0, most - removed.length))
  if (removed.length > 0) await tx.$executeRaw`SELECT gantry.remove_chunks(${removed}::integer[])`
  const moved = [...kept].filter(([, { ordinal, now }]) => ordinal !== now)
  if (moved.length > 0) {
    await tx.$executeRaw`UPDATE knowledge_chunk c SET ordinal = m.ordinal
      FROM unnest(${moved.map(([id]) => id)}::integer[], ${moved.map(([, { ordinal }]) => ordinal)}::integer[]) m (id, ordinal)
      WHERE c.id = m.id`
  }
  await addChunks(
    tx,
    added.map((passage) => ({ ...passage, source, audience })),
  )
  return gone.length - removed.length + missing.length - added.length
}

/**
 * Has sources of one audience found that nothing is found of yet: the same as indexing each, in a fraction of the time. Of sources that
 * have chunks already there would be double ones.
 */
export async function indexNewSources(options: {
  tx: Tx
  audience: Audience
  sources: readonly { source: Source; passages: readonly Passage[] }[]
}): Promise<void> {
  const { tx, sources } = options
  const audience = await audienceId(options)
  const added = sources.flatMap(({ source, passages }) =>
    passages.map((passage, ordinal) => ({ ...passage, ordinal, digest: digestOf(passage), source, audience })),
  )
  await addChunks(tx, added)
}

interface NewChunk extends Passage {
  source: Source
  audience: number
  ordinal: number
  digest: string
}

async function addChunks(tx: Tx, added: readonly NewChunk[]): Promise<void> {
  for (let at = 0; at < added.length; at += atOnce) await addSome(tx, added.slice(at, at + atOnce))
}

async function addSome(tx: Tx, added: readonly NewChunk[]): Promise<void> {
  const chunks = await tx.knowledgeChunk.createManyAndReturn({
    data: added.map(({ source, ...chunk }) => ({ sourceType: source.type, sourceId: source.id, ...chunk })),
    select: { id: true, sourceId: true, ordinal: true },
  })
  const keyOf = (sourceId: string, ordinal: number) => `${sourceId} ${ordinal}`
  const idOf = new Map(chunks.map(({ id, sourceId, ordinal }) => [keyOf(sourceId, ordinal), id]))
  const lengths: number[] = []
  const owners: number[] = []
  const words: string[] = []
  const counts: number[] = []
  for (const [place, { heading, text }] of added.entries()) {
    const cut = countWords(`${heading}\n${text}`)
    lengths.push(cut.length)
    for (const [word, count] of cut.counts) {
      owners.push(place + 1)
      words.push(word)
      counts.push(count)
    }
  }
  const ids = added.map(({ source, ordinal }) => idOf.get(keyOf(source.id, ordinal)) ?? 0)
  await tx.$executeRaw`SELECT gantry.add_chunk_words(${ids}::integer[], ${lengths}::integer[], ${owners}::integer[],
    ${words}::text[], ${counts}::integer[])`
}

async function audienceId({ tx, audience }: Pick<IndexOptions, 'tx' | 'audience'>): Promise<number> {
  const known = await tx.knowledgeAudience.findFirst({ where: audience, select: { id: true } })
  if (known) return known.id
  await tx.knowledgeAudience.createMany({ data: audience, skipDuplicates: true })
  const made = await tx.knowledgeAudience.findFirst({ where: audience, select: { id: true } })
  if (!made) throw new AppError('NOT_FOUND', 'an audience that was just made')
  return made.id
}

function digestOf({ heading, text, part }: Passage): string {
  return createHash('sha256')
    .update(JSON.stringify([heading, text, part]))
    .digest('base64url')
}
