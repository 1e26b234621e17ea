import type { RawPrinted } from '#ingest/assemble-text.ts'
import type { HiddenText } from '#ingest/document.ts'
import { isWide } from '#ingest/wide-characters.ts'
import type { Line } from './gather-lines.ts'

export interface JoinedLines {
  source: string
  printed: RawPrinted[]
  hidden: HiddenText[]
}

/** Words of the document, in small letters, by which a hyphen at a line's end is told from one that belongs: found when one is. */
export type Words = () => ReadonlySet<string>

const brokenWord = /[\p{L}]+(?:-\p{L}+)*[-\u00ad\u2010]$/u
const compounds = new Set('non self long short back co cross third half pre post sub well high low one two'.split(' '))
const latinWord = /\p{Script=Latin}+(?:-\p{Script=Latin}+)*/gu
const hyphenAtEnd = /[-\u00ad\u2010]$/u
const softHyphen = '\u00ad'

/** Every word of a document that stands within a line. */
export function wordsOf(lines: readonly Pick<Line, 'text'>[]): Words {
  let words: ReadonlySet<string> | null = null
  return () => {
    words ??= new Set(lines.flatMap(({ text }) => text.toLowerCase().match(latinWord) ?? []))
    return words
  }
}

/**
 * Makes one text of the lines of a paragraph. A hyphen that only parts a word at the end of a line becomes a soft one, which
 * folding leaves out; every letter keeps its place.
 */
export function joinLines(lines: readonly Line[], words: Words): JoinedLines {
  const joined: JoinedLines = { source: '', printed: [], hidden: [] }
  for (const line of lines) {
    joined.source = `${joinTo(joined.source, line.text, words)}`
    const start = joined.source.length
    joined.source += line.text
    for (const run of line.printed) joined.printed.push({ ...run, start: run.start + start, end: run.end + start })
    for (const span of line.hidden) joined.hidden.push({ ...span, start: span.start + start, end: span.end + start })
  }
  return joined
}

/** A text with what stands between it and the line that follows. */
function joinTo(text: string, next: string, words: Words): string {
  if (text === '' || /\s/u.test(text.slice(-1))) return text
  // Of the end alone: a search through all of a growing text would take ever longer.
  const broken = hyphenAtEnd.test(text.slice(-1)) ? brokenWord.exec(text.slice(-40))?.[0] : undefined
  if (broken && /^\p{Ll}/u.test(next)) return isSoft(broken, next, words) ? `${text.slice(0, -1)}${softHyphen}` : text
  if (/[-\u2010/]/u.test(text.slice(-1)) && /^[\p{L}\d]/u.test(next) && !/\s.$/u.test(text)) return text
  return isWide(text.slice(-1)) || isWide(next.slice(0, 1)) ? text : `${text} `
}

function isSoft(broken: string, next: string, words: Words): boolean {
  const before = broken.slice(0, -1).toLowerCase()
  const after = /^\p{L}+(?:-\p{L}+)*/u.exec(next)?.[0].toLowerCase() ?? ''
  if (words().has(`${before}${after}`)) return true
  if (words().has(`${before}-${after}`) || compounds.has(before) || before.includes('-') || after.includes('-'))
    return false
  return true
}
