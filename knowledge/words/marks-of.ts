import { cutWords } from './cut-words.ts'

/** Half-open, in UTF-16 units of the text. */
export interface Mark {
  start: number
  end: number
}

/** Where the words of a query stand in a text, all of them, in order; what touches is one mark. */
export function marksOf(text: string, words: ReadonlySet<string>): Mark[] {
  return together(cutWords(text).flatMap(({ word, start, end }) => (words.has(word) ? [{ start, end }] : [])))
}

/** Which of a query's words stand in a text. */
export function foundIn(text: string, words: ReadonlySet<string>): Set<string> {
  return new Set(cutWords(text).flatMap(({ word }) => (words.has(word) ? [word] : [])))
}

function together(marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else joined.push({ ...mark })
  }
  return joined
}
