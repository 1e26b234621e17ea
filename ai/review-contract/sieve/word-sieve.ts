import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import { type Way, waysOf } from './needed-words.ts'

/**
 * Tells which of many patterns are in a text: one walk through it says which of their ways cannot be in it, and only the others are
 * looked for. Most patterns of a lexicon are in hardly any sentence; to look for each of them in each, and to compile each as a
 * whole, is what a review would spend its time on.
 */
export class WordSieve {
  /** each once */
  readonly patterns: readonly RegExp[]
  /** one behind the other, those of a pattern together */
  readonly #ways: { way: RegExp; pattern: RegExp }[] = []
  /** places of ways of which nothing is known */
  readonly #always: number[] = []
  /** places of ways by the pieces of which a text must hold one, see `pieceOf` */
  readonly #byPiece = new Map<number, number[]>()
  /** characters that a piece begins with */
  readonly #begins = new Uint8Array(1 << 16)
  /** a bit for each way: whether it may be in the text that is looked through */
  #maybe = new Uint32Array()

  constructor(patterns: Iterable<RegExp>) {
    this.patterns = [...new Set(patterns)]
  }

  /**
   * Reads the patterns, which takes longer than to look through a short text; done when it is first asked, if not before.
   * @param kept of each pattern its ways, where somebody has read them before
   * @returns the same, for later; none where they had been read already
   * @throws SyntaxError for kept ways that are no patterns
   */
  prepare(kept: readonly (readonly Way[])[] | null = null): readonly (readonly Way[])[] {
    if (this.#ways.length > 0) return []
    const all = kept ?? this.patterns.map((pattern) => waysOf(pattern))
    // All of them first: of what cannot be compiled nothing is taken.
    const ways = this.patterns.flatMap((pattern, at) =>
      (all[at] ?? []).map(({ source, needed }) => ({ way: new RegExp(source, pattern.flags), pattern, needed })),
    )
    for (const { way, pattern, needed } of ways) {
      this.#add(this.#ways.length, needed)
      this.#ways.push({ way, pattern })
    }
    this.#maybe = new Uint32Array(Math.ceil(this.#ways.length / 32))
    return all
  }

  #add(place: number, words: ReadonlySet<string> | null): void {
    const pieces = words ? [...words].map(pieceOf) : [null]
    if (pieces.includes(null)) {
      this.#always.push(place)
      return
    }
    for (const { code, first } of pieces as Piece[]) {
      const known = this.#byPiece.get(code)
      if (!known) this.#byPiece.set(code, [place])
      else if (known.at(-1) !== place) known.push(place)
      this.#begins[first] = 1
    }
  }

  /**
   * Of the patterns that are wanted those that are in a text, with the parties called what `words` says.
   * @param isWanted asked again for each way of a pattern until it is found
   */
  patternsIn(text: string, words: PartyWords, isWanted: (pattern: RegExp) => boolean = always): ReadonlySet<RegExp> {
    if (this.#ways.length === 0) this.prepare()
    this.#sift(text)
    const found = new Set<RegExp>()
    for (let word = 0; word < this.#maybe.length; word++) {
      for (let bits = this.#maybe[word] as number; bits !== 0; bits &= bits - 1) {
        const { way, pattern } = this.#ways[word * 32 + 31 - Math.clz32(bits & -bits)] as {
          way: RegExp
          pattern: RegExp
        }
        if (!found.has(pattern) && isWanted(pattern) && named(way, words).test(text)) found.add(pattern)
      }
    }
    return found
  }

  #sift(text: string): void {
    this.#maybe.fill(0)
    for (const place of this.#always) this.#mark(place)
    const said = text.toLowerCase()
    for (let at = 0; at < said.length; at++) {
      if (this.#begins[said.charCodeAt(at)] === 0) continue
      let code = 0
      for (let end = at; end < at + longest && end < said.length; end++) {
        const letter = said.charCodeAt(end)
        if (!isLetter(letter)) break
        code = code * span + letter
        const ways = this.#byPiece.get(code)
        if (ways) for (const place of ways) this.#mark(place)
      }
    }
  }

  #mark(place: number): void {
    this.#maybe[place >>> 5] = (this.#maybe[place >>> 5] as number) | (1 << (place & 31))
  }
}

const always = () => true

interface Piece {
  code: number
  first: number
}

/** Three characters are told apart by one number below 2 ** 48. */
const span = 1 << 16
const longest = 3

/** A character of two halves is not told. */
const notTelling = /[^\p{L}]+|[\u{10000}-\u{10ffff}]+/u

/** The beginning of the longest run of letters in a word; null where it has none. */
function pieceOf(word: string): Piece | null {
  let best = ''
  for (const run of word.split(notTelling)) if (run.length > best.length) best = run
  if (best === '') return null
  const piece = best.slice(0, longest)
  let code = 0
  for (let at = 0; at < piece.length; at++) code = code * span + piece.charCodeAt(at)
  return { code, first: piece.charCodeAt(0) }
}

/** Of characters met so far, by their code: 1 for a letter, 2 for any other; 0 before they are met. */
const met = new Uint8Array(1 << 16)

function isLetter(code: number): boolean {
  if (met[code] === 0) met[code] = /\p{L}/u.test(String.fromCharCode(code)) ? 1 : 2
  return met[code] === 1
}
