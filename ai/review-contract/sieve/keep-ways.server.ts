import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Way } from './needed-words.ts'
import type { WordSieve } from './word-sieve.ts'

/** Another where the same patterns have other ways. */
const edition = 1

/**
 * Prepares sieves with what an earlier process has read out of the same patterns, and keeps it for later ones: to read them takes as
 * long as to look through fifty pages. Kept where Node keeps what it has compiled of our modules; where that is nowhere, or cannot be
 * read or written, the patterns are read.
 */
export function prepareKept(sieves: readonly WordSieve[]): void {
  const folder = process.env.NODE_COMPILE_CACHE
  for (const sieve of sieves) {
    const file = folder && path.join(folder, `ways-${digestOf(sieve)}.json`)
    const kept = file ? read(file, sieve) : null
    const ways = sieve.prepare(kept)
    if (file && !kept) write(file, ways)
  }
}

function digestOf({ patterns }: WordSieve): string {
  const hash = createHash('sha256').update(`${edition}`)
  for (const pattern of patterns) hash.update(`\n${pattern}`)
  return hash.digest('hex')
}

type Ways = readonly (readonly Way[])[]

function read(file: string, { patterns }: WordSieve): Ways | null {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { source: string; needed: string[] | null }[][]
    if (kept.length !== patterns.length) return null
    return kept.map((ways) => ways.map(({ source, needed }) => ({ source, needed: needed && new Set(needed) })))
  } catch {
    return null
  }
}

/** Under another name first: whoever reads it meanwhile finds all of it or nothing. */
function write(file: string, ways: Ways): void {
  const plain = ways.map((each) => each.map(({ source, needed }) => ({ source, needed: needed && [...needed] })))
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const unfinished = `${file}.${randomUUID()}`
    writeFileSync(unfinished, JSON.stringify(plain))
    renameSync(unfinished, file)
  } catch {
    // It is read anew next time.
  }
}
