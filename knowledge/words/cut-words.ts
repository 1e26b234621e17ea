import { stemmer } from 'stemmer'
import { foldCharacters } from './fold-characters.ts'
import { everywhere } from './stop-words.ts'

/** A word of a text, in the form in which it is looked up, and where it stands: half-open, in UTF-16 units of the text as written. */
export interface CutWord {
  word: string
  start: number
  end: number
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const pieces = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)/gu
const measure = /^(\d+)([a-z]{1,4})$/

/** A run of letters and digits, or of Chinese characters, in a folded text. */
export interface Piece {
  text: string
  /** in the folded text */
  at: number
  chinese: boolean
}

/** The runs of a folded text that are cut further; what stands between them is no part of any word. */
export function piecesOf(folded: string): Piece[] {
  return [...folded.matchAll(pieces)].map((found) => ({
    text: found[0],
    at: found.index,
    chinese: found[1] !== undefined,
  }))
}

/** The segmenter's words of a run of Chinese characters, with their places in it. */
export function segmentsOf(run: string): { text: string; at: number }[] {
  return [...segmenter.segment(run)].map(({ segment, index }) => ({ text: segment, at: index }))
}

/**
 * The forms in which a run of letters and digits is looked up: its stem, and of a number with its unit (165MN) both as well, as others
 * write them apart. None where it is a word that stands everywhere.
 */
export function formsOf(run: string): string[] {
  if (everywhere.has(run)) return []
  const parts = measure.exec(run)
  if (parts) return [run, parts[1] ?? '', parts[2] ?? '']
  return [/^[a-z]+$/.test(run) ? stemmer(run) : run]
}

/**
 * Cuts a text into the words by which it is found. Of Chinese every character, every two that stand together, and the segmenter's
 * words of three and more: whatever a query is cut into, its parts are there. Of all else the stems.
 */
export function cutWords(written: string): CutWord[] {
  const { text, from } = foldCharacters(written)
  const words: CutWord[] = []
  const add = (word: string, start: number, end: number) =>
    words.push({ word, start: from[start] ?? 0, end: endOf(from, end) })
  for (const piece of piecesOf(text)) {
    const { at } = piece
    if (!piece.chinese) {
      for (const form of formsOf(piece.text)) add(form, at, at + piece.text.length)
      continue
    }
    const characters = charactersOf(piece.text)
    for (const [place, one] of characters.entries()) {
      const next = characters[place + 1]
      add(one.text, at + one.at, at + one.at + one.text.length)
      if (next) add(one.text + next.text, at + one.at, at + next.at + next.text.length)
    }
    for (const segment of segmentsOf(piece.text)) {
      if ([...segment.text].length > 2) add(segment.text, at + segment.at, at + segment.at + segment.text.length)
    }
  }
  return words
}

/** The characters of a run, also those that are two units. */
export function charactersOf(run: string): { text: string; at: number }[] {
  let at = 0
  return [...run].map((text) => {
    const character = { text, at }
    at += text.length
    return character
  })
}

/** The end in the written text of what ends here in the folded one: a written character that became several is taken whole. */
function endOf(from: readonly number[], end: number): number {
  const last = from[end - 1] ?? 0
  let after = end
  while (after < from.length - 1 && from[after] === last) after += 1
  return from[after] ?? last
}

/** How often each word stands in a text, and how long it is: in how many places a word begins. */
export function countWords(written: string): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>()
  let length = 0
  let last = -1
  for (const { word, start } of cutWords(written)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (start > last) {
      length += 1
      last = start
    }
  }
  return { counts, length }
}
