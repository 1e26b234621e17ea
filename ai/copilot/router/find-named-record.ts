import type { ToolContext } from '#ai/copilot/tool.ts'
import { type Candidate, type NamedKind, narrowed, searchCandidates } from '#ai/copilot/tools/resolve-record.ts'
import { searchable } from '#crm/search/search-words.ts'
import { asSearch } from './record-words.ts'

/** What a question names, by the product's own search as whoever asks. */
export interface NamedRecord {
  /** the words that found it */
  words: string
  /** the best of what fits: one, or several between which is to be asked */
  candidates: readonly Candidate[]
}

const mostSearches = 7
/** Of what tells in the words so much has to stand in the record. */
const leastHeld = 0.45

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The record that one of the pieces of a question names; null when nothing that can be seen is called so. */
export async function findNamedRecord(options: {
  context: ToolContext
  pieces: readonly string[]
  kinds: readonly NamedKind[]
}): Promise<NamedRecord | null> {
  const { context, pieces, kinds } = options
  const { actor, inTx } = context
  if (pieces.length === 0) return null
  let left = mostSearches
  const search = async (text: string): Promise<Candidate[]> => {
    left -= 1
    return left < 0 ? [] : inTx((tx) => searchCandidates({ tx, actor, text, kinds }))
  }
  const numbers = pieces.flatMap((piece) => piece.match(/\b(?:opp|con|bid)-\d{4}-\d{4}\b/g) ?? [])
  if (numbers.length > 0) {
    const [number = ''] = numbers
    const found = await search(number)
    return found.length > 0 ? chosen(found, number) : null
  }
  const whole = pieces.map(asSearch).join(' ')
  const found = await search(whole)
  if (found.length > 0) return chosen(found, whole)
  // Not all of it stands together: what has most of it is taken.
  const tokens = tokensOf(pieces)
  const union = new Map<string, Candidate>()
  for (const token of tokens.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, 5)) {
    for (const one of await search(token)) union.set(one.ref.id, one)
  }
  const most = best([...union.values()], tokens)
  if (most) return most
  for (const piece of pieces) {
    const near = await findNear({ piece, search })
    if (near) return near
  }
  return null
}

/** Words of the pieces, Chinese ones as they are cut, without those that say too little. */
function tokensOf(pieces: readonly string[]): string[] {
  const words = pieces.flatMap((piece) => asSearch(piece).split(/\s+/))
  const cut = words.flatMap((word) => {
    if (!/^\p{Script=Han}{4,}$/u.test(word)) return [word]
    const parts = [...segmenter.segment(word)].map(({ segment }) => segment).filter((part) => part.length >= 2)
    return [...(parts.length > 0 ? parts : []), word.slice(0, 2), word]
  })
  return [...new Set(cut.map((word) => word.replace(/^[台座套条份](?=.{2})/, '')))].filter(
    (word) => [...word].length >= 2,
  )
}

/** Numbers and long names tell more. */
function weightOf(token: string): number {
  const han = token.match(/\p{Script=Han}/gu)?.length ?? 0
  return (han > 0 ? han : Math.min(token.length, 8) / 3) + (/\d/.test(token) ? 2 : 0)
}

/** Those that hold most of what was said, where that is enough of it. */
function best(candidates: readonly Candidate[], tokens: readonly string[]): NamedRecord | null {
  const whole = tokens.reduce((sum, token) => sum + weightOf(token), 0)
  const scored = candidates.map((candidate) => {
    const text = searchable([candidate.label.zh, candidate.label.en, ...candidate.names].join(' '))
    const held = tokens.filter((token) => text.includes(token))
    return { candidate, held, score: held.reduce((sum, token) => sum + weightOf(token), 0) }
  })
  const score = Math.max(0, ...scored.map((each) => each.score))
  const fitting = scored.filter((each) => each.score === score)
  const [first] = fitting
  if (!first || score < whole * leastHeld) return null
  const words = first.held.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? ''
  const running = fitting.filter(({ candidate }) => candidate.isOpen)
  const kept = running.length > 0 ? running : fitting
  if (kept.length === 1) return { words, candidates: kept.map(({ candidate }) => candidate) }
  return chosen(
    kept.map(({ candidate }) => candidate),
    words,
  )
}

function chosen(found: readonly Candidate[], words: string): NamedRecord {
  const most = narrowed(found, words)
  if (most.is === 'several') return { words, candidates: most.candidates }
  return { words, candidates: found.filter(({ ref }) => ref.id === most.ref.id && ref.kind === most.ref.kind) }
}

/** A name with a letter wrong: looked for by its parts, and taken only where it comes near. */
async function findNear(options: {
  piece: string
  search: (text: string) => Promise<Candidate[]>
}): Promise<NamedRecord | null> {
  const { piece, search } = options
  for (const part of partsOf(piece)) {
    const found = (await search(part)).filter(({ names }) => names.some((name) => comesNear(piece, name.toLowerCase())))
    if (found.length > 0) return chosen(found, part)
  }
  return null
}

function partsOf(piece: string): string[] {
  const runs = piece.match(/\p{Script=Han}{3,}/gu) ?? []
  const pairs = runs.flatMap((run) => [run.slice(0, 2), run.slice(-2), ...(run.length > 3 ? [run.slice(1, 3)] : [])])
  const words = (piece.match(/[a-z]{5,}/g) ?? []).flatMap((word) => [word.slice(0, 4), word.slice(-4)])
  return [...new Set([...pairs, ...words])]
}

/** The beginning of the name differs from what stands in the text by one letter of three. */
function comesNear(text: string, name: string): boolean {
  const han = name.match(/^\p{Script=Han}{2,}/u)?.[0]
  if (han) {
    const run = text.match(/\p{Script=Han}+/u)?.[0] ?? ''
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
