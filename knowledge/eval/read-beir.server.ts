import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'

const DocumentSchema = z.object({
  _id: z.coerce.string().min(1),
  title: z.string().nullish(),
  text: z.string().nullish(),
})
const QuerySchema = z.object({ _id: z.coerce.string().min(1), text: z.string() })

/** A collection in BEIR's layout: documents, queries, and which document answers which query how well. */
export interface BeirCollection {
  documents: { id: string; title: string; text: string }[]
  queries: { id: string; text: string }[]
  /** by query, then by document; 0 is not relevant */
  judged: Map<string, Map<string, number>>
}

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (or `qrels/test.tsv`) of a folder.
 * @throws AppError NOT_FOUND when one is not there, BAD_INPUT naming the line that cannot be read
 */
export async function readBeir(folder: string): Promise<BeirCollection> {
  const documents: BeirCollection['documents'] = []
  for await (const { line, place } of linesOf(join(folder, 'corpus.jsonl'))) {
    const { _id, title, text } = parse(DocumentSchema, line, place)
    documents.push({ id: _id, title: title ?? '', text: text ?? '' })
  }
  const queries: BeirCollection['queries'] = []
  for await (const { line, place } of linesOf(join(folder, 'queries.jsonl'))) {
    const { _id, text } = parse(QuerySchema, line, place)
    queries.push({ id: _id, text })
  }
  const judged: BeirCollection['judged'] = new Map()
  for await (const { line, place } of linesOf(await qrelsIn(folder))) {
    const parts = line.trim().split(/\s+/)
    // Three columns, or TREC's four with an iteration.
    const [query = '', document = '', score = ''] = parts.length === 4 ? [parts[0], parts[2], parts[3]] : parts
    if (Number.isNaN(Number(score)) || score === '') {
      if (place.endsWith(':1')) continue
      throw new AppError('BAD_INPUT', `${place} is not a query, a document and a score`)
    }
    const own = judged.get(query) ?? new Map<string, number>()
    judged.set(query, own.set(document, Number(score)))
  }
  return { documents, queries, judged }
}

async function qrelsIn(folder: string): Promise<string> {
  const flat = join(folder, 'qrels.tsv')
  return access(flat).then(
    () => flat,
    () => join(folder, 'qrels', 'test.tsv'),
  )
}

async function* linesOf(file: string): AsyncGenerator<{ line: string; place: string }> {
  let number = 0
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1
      if (line.trim()) yield { line: line.replace(/^\uFEFF/, ''), place: `${file}:${number}` }
    }
  } catch (cause) {
    throw new AppError('NOT_FOUND', `Cannot read ${file}`, { cause, details: { file } })
  }
}

function parse<T>(schema: z.ZodType<T>, line: string, place: string): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new AppError('BAD_INPUT', `${place} is not JSON`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AppError('BAD_INPUT', `${place}: ${parsed.error.issues[0]?.message ?? 'unreadable'}`)
  return parsed.data
}
