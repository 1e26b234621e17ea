import { named, type PartyWords } from '../party-words.ts'
import { waysOf } from './needed-words.ts'

/** A text and which of a sieve's ways may be found in it, a bit each; null: nothing is known yet, they are all looked for. */
export interface Sifted {
  text: string
  bits: Uint32Array | null
}

/** To read a lexicon through takes as long as to look for all of it in so many characters. */
const worthwhile = 40_000

/**
 * Tells whether patterns are in a text, of many patterns at once: one walk through the text says which of their ways cannot be in
 * it, and only the others are looked for. Most patterns of a lexicon are in hardly any sentence; to look for each of them in each,
 * and to compile each as a whole, is what a review would spend its time on.
 */
export class WordSieve {
  readonly #patterns: readonly RegExp[]
  /** of each pattern the places of its ways, from the first up to the last */
  readonly #places = new Map<RegExp, { first: number; end: number }>()
  readonly #ways: RegExp[] = []
  /** ways of which nothing is known */
  #always = new Uint32Array()
  /** ways by the pieces of which a text must hold one, see `pieceOf` */
  readonly #byPiece = new Map<number, Uint32Array>()
  /** characters that a piece begins with */
  readonly #begins = new Uint8Array(1 << 16)
  readonly #worthwhile: number
  /** characters of all texts so far */
  #seen = 0

  /** @param from how many characters have to be looked through before the patterns are read: until then each is looked for */
  constructor(patterns: Iterable<RegExp>, { from = worthwhile }: { from?: number } = {}) {
    this.#patterns = [...new Set(patterns)]
    this.#worthwhile = from
  }

  #prepare(): void {
    const ways = this.#patterns.map((pattern) => waysOf(pattern))
    this.#always = new Uint32Array(Math.ceil(Math.max(1, ways.flat().length) / 32))
    for (const [at, pattern] of this.#patterns.entries()) {
      const first = this.#ways.length
      for (const { source, needed } of ways[at] ?? []) {
        this.#add(this.#ways.length, needed)
        this.#ways.push(new RegExp(source, pattern.flags))
      }
      this.#places.set(pattern, { first, end: this.#ways.length })
    }
  }

  #add(place: number, words: ReadonlySet<string> | null): void {
    const pieces = words ? [...words].map(pieceOf) : [null]
    if (pieces.includes(null)) {
      mark(this.#always, place)
      return
    }
    for (const piece of pieces as Piece[]) {
      const known = this.#byPiece.get(piece.code) ?? new Uint32Array(this.#always.length)
      mark(known, place)
      this.#byPiece.set(piece.code, known)
      this.#begins[piece.first] = 1
    }
  }

  sift(text: string): Sifted {
    this.#seen += text.length
    if (this.#seen < this.#worthwhile) return { text, bits: null }
    if (this.#places.size < this.#patterns.length) this.#prepare()
    const bits = Uint32Array.from(this.#always)
    const said = text.toLowerCase()
    for (let at = 0; at < said.length; at++) {
      const first = said.charCodeAt(at)
      if (this.#begins[first] === 0) continue
      let code = 0
      for (let end = at; end < at + longest && end < said.length; end++) {
        const letter = said.charCodeAt(end)
        if (letters[letter] === 0) break
        code = code * span + letter
        this.#take(code, bits)
      }
    }
    return { text, bits }
  }

  #take(code: number, bits: Uint32Array): void {
    const ways = this.#byPiece.get(code)
    if (!ways) return
    for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) | (ways[word] as number)
  }

  /**
   * Whether a pattern is in a text, with the parties called what `words` says.
   * @throws Error for a pattern that the sieve was not made of, once it has read them
   */
  isIn(pattern: RegExp, { text, bits }: Sifted, words: PartyWords): boolean {
    if (!bits) return named(pattern, words).test(text)
    const places = this.#places.get(pattern)
    if (!places) throw new Error(`${pattern} is not of this sieve`)
    for (let place = places.first; place < places.end; place++) {
      if (((bits[place >>> 5] as number) & (1 << (place & 31))) === 0) continue
      if (named(this.#ways[place] as RegExp, words).test(text)) return true
    }
    return false
  }
}

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

const letters = new Uint8Array(1 << 16)
for (let code = 0; code < letters.length; code++) if (/\p{L}/u.test(String.fromCharCode(code))) letters[code] = 1

function mark(bits: Uint32Array, place: number): void {
  bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31))
}
