import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'

const IdSchema = z.union([z.string().min(1), z.number()]).transform(String)
/** What the database cannot keep is no part of any word. */
const TextSchema = z.string().transform((text) => text.toWellFormed().replaceAll('\0', ' '))
const DocumentSchema = z.object({ _id: IdSchema, title: TextSchema.nullish(), text: TextSchema.nullish() })
const QuerySchema = z.object({ _id: IdSchema, text: TextSchema })

/** A collection in BEIR's layout: documents, queries, and which document answers which query how well. */
export interface BeirCollection {
  documents: { id: string; title: string; text: string }[]
  queries: { id: string; text: string }[]
  /** by query, then by document; 0 is not relevant */
  judged: Map<string, Map<string, number>>
}

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (or `qrels/test.tsv`) of a folder.
 * @throws AppError NOT_FOUND when one is not there, BAD_INPUT naming the line that cannot be read, or whose id was there before
 */
export async function readBeir(folder: string): Promise<BeirCollection> {
  const documents: BeirCollection['documents'] = []
  for await (const { _id, title, text } of objectsOf(DocumentSchema, join(folder, 'corpus.jsonl')))
    documents.push({ id: _id, title: title ?? '', text: text ?? '' })
  const queries: BeirCollection['queries'] = []
  for await (const { _id, text } of objectsOf(QuerySchema, join(folder, 'queries.jsonl')))
    queries.push({ id: _id, text })
  const judged: BeirCollection['judged'] = new Map()
  for await (const { line, place, isFirst } of linesOf(await qrelsIn(folder))) {
    const columns = columnsOf(line)
    // Three columns, or TREC's four with an iteration.
    const [query, document, score] = columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns
    const isRead = (columns.length === 3 || columns.length === 4) && query && document && score
    if (!isRead || !Number.isFinite(Number(score))) {
      if (isFirst) continue
      throw new AppError('BAD_INPUT', `${place} is not a query, a document and a score`)
    }
    const own = judged.get(query) ?? new Map<string, number>()
    judged.set(query, own.set(document, Number(score)))
  }
  return { documents, queries, judged }
}

/** Of a line with tabs what stands between them, as ids may hold spaces. */
function columnsOf(line: string): string[] {
  const written = line.trim()
  return written.includes('\t') ? written.split('\t').map((column) => column.trim()) : written.split(/\s+/)
}

async function qrelsIn(folder: string): Promise<string> {
  const flat = join(folder, 'qrels.tsv')
  return access(flat).then(
    () => flat,
    () => join(folder, 'qrels', 'test.tsv'),
  )
}

/** The objects of a file, one a line, none with the id of another. */
async function* objectsOf<T extends { _id: string }>(schema: z.ZodType<T>, file: string): AsyncGenerator<T> {
  const known = new Set<string>()
  for await (const { line, place } of linesOf(file)) {
    const one = parse(schema, line, place)
    if (known.has(one._id)) throw new AppError('BAD_INPUT', `${place} has the _id ${one._id} of an earlier line`)
    known.add(one._id)
    yield one
  }
}

/** The lines of a file that hold something. They end with a line feed alone: other separators may stand within a string of JSON. */
async function* linesOf(file: string): AsyncGenerator<{ line: string; place: string; isFirst: boolean }> {
  let number = 0
  let isFirst = true
  for await (const line of splitLines(file)) {
    number += 1
    if (!line.trim()) continue
    yield { line, place: `${file}:${number}`, isFirst }
    isFirst = false
  }
}

async function* splitLines(file: string): AsyncGenerator<string> {
  const pieces: string[] = []
  let isBegun = false
  try {
    for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
      const [first = '', ...lines] = (isBegun ? chunk : chunk.replace(/^\uFEFF/, '')).split('\n')
      isBegun = true
      pieces.push(first)
      for (const line of lines) {
        yield pieces.splice(0).join('')
        pieces.push(line)
      }
    }
  } catch (cause) {
    throw new AppError('NOT_FOUND', `Cannot read ${file}`, { cause, details: { file } })
  }
  yield pieces.join('')
}

function parse<T>(schema: z.ZodType<T>, line: string, place: string): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new AppError('BAD_INPUT', `${place} is not JSON`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('BAD_INPUT', `${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'unreadable'}`)
}
