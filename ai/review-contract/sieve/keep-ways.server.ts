import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Way } from './needed-words.ts'
import type { WordSieve } from './word-sieve.ts'

/** Whoever reads patterns otherwise keeps their ways under another name. */
const reader = readFileSync(new URL('./needed-words.ts', import.meta.url))

/**
 * Prepares sieves with what an earlier process has read out of the same patterns, and keeps it for later ones: to read them takes as
 * long as to look through fifty pages. Kept where Node keeps what it has compiled of our modules; where that is nowhere, or cannot be
 * read or written, the patterns are read.
 */
export function prepareKept(sieves: readonly WordSieve[]): void {
  const folder = process.env.NODE_COMPILE_CACHE
  for (const sieve of sieves) {
    const file = folder && path.join(folder, `ways-${digestOf(sieve)}.json`)
    if (file && isPreparedBy(sieve, read(file, sieve))) continue
    const ways = sieve.prepare()
    if (file && ways.length > 0) write(file, ways)
  }
}

function isPreparedBy(sieve: WordSieve, kept: Ways | null): boolean {
  if (!kept) return false
  try {
    sieve.prepare(kept)
    return true
  } catch {
    // Not one pattern that can be compiled: it is written anew.
    return false
  }
}

function digestOf({ patterns }: WordSieve): string {
  const hash = createHash('sha256').update(reader)
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
