import type { ToolContext } from '#ai/copilot/tool.ts'
import { type Candidate, type NamedKind, narrowed, searchCandidates } from '#ai/copilot/tools/resolve-record.ts'
import { asSearch } from './record-words.ts'

/** What a question names, by the product's own search as whoever asks. */
export interface NamedRecord {
  /** the words that found it */
  words: string
  /** the best of what fits: one, or several between which is to be asked */
  candidates: readonly Candidate[]
}

const mostSearches = 8

/** The record that one of the pieces of a question names; null when nothing that can be seen is called so. */
export async function findNamedRecord(options: {
  context: ToolContext
  pieces: readonly string[]
  kinds: readonly NamedKind[]
}): Promise<NamedRecord | null> {
  const { context, pieces, kinds } = options
  const { actor, inTx } = context
  let left = mostSearches
  const search = async (text: string): Promise<Candidate[]> => {
    left -= 1
    return left < 0 ? [] : inTx((tx) => searchCandidates({ tx, actor, text, kinds }))
  }
  const numbers = pieces.flatMap((piece) => piece.match(/\b(?:opp|con|bid)-\d{4}-\d{4}\b/g) ?? [])
  const searches = [
    ...numbers,
    ...(pieces.length > 1 ? [pieces.map(asSearch).join(' ')] : []),
    ...pieces.toSorted((a, b) => weightOf(b) - weightOf(a)).map(asSearch),
  ]
  for (const text of new Set(searches)) {
    const found = await search(text)
    if (found.length > 0) return chosen(found, text)
  }
  for (const piece of pieces) {
    const near = await findNear({ piece, search })
    if (near) return near
  }
  return null
}

/** Numbers and long names tell more. */
function weightOf(piece: string): number {
  return [...piece].length + (/\d/.test(piece) ? 3 : 0)
}

function chosen(found: readonly Candidate[], words: string): NamedRecord {
  const best = narrowed(found, words)
  if (best.is === 'several') return { words, candidates: best.candidates }
  return { words, candidates: found.filter(({ ref }) => ref.id === best.ref.id && ref.kind === best.ref.kind) }
}

/** A name with more around it, or with a letter wrong: looked for by its parts, and taken only where it comes near. */
async function findNear(options: {
  piece: string
  search: (text: string) => Promise<Candidate[]>
}): Promise<NamedRecord | null> {
  const { piece, search } = options
  const parts = partsOf(piece)
  for (const part of parts) {
    const found = (await search(part)).filter(({ names }) => names.some((name) => comesNear(piece, name.toLowerCase())))
    if (found.length > 0) return { words: part, candidates: found }
  }
  return null
}

function partsOf(piece: string): string[] {
  const runs = piece.match(/\p{Script=Han}{3,}/gu) ?? []
  const pairs = runs.flatMap((run) => [run.slice(0, 2), run.slice(-2), ...(run.length > 3 ? [run.slice(1, 3)] : [])])
  const words = (piece.match(/[a-z]{5,}/g) ?? []).flatMap((word) => [word.slice(0, 4), word.slice(-4)])
  return [...new Set([...pairs, ...words])]
}

/** The beginning of the name stands in the text, or differs from it by one letter of four. */
function comesNear(text: string, name: string): boolean {
  const han = name.match(/^\p{Script=Han}{2,}/u)?.[0]
  if (han) {
    const run = text.match(/\p{Script=Han}+/u)?.[0] ?? ''
    if (text.includes(han.slice(0, 2)) && han.length <= 4) return true
    const length = Math.min(run.length, han.length)
    return length >= 3 && distance(run.slice(0, length), han.slice(0, length)) <= 1
  }
  const [first = ''] = name.split(/\s+/)
  return (text.match(/[a-z]{5,}/g) ?? []).some(
    (word) => first.length >= 5 && distance(word, first) <= (first.length > 7 ? 2 : 1),
  )
}

/** Letters to change, add or leave out between two words, neighbours that changed places counted once. */
export function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)])
  for (let j = 0; j <= b.length; j += 1) (rows[0] ?? [])[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const at = (row: number, column: number) => rows[row]?.[column] ?? 0
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1)
      ;(rows[i] ?? [])[j] = least
    }
  }
  return rows[a.length]?.[b.length] ?? 0
}
