import { begins, goesOn, isEnded, isMidSentence } from './begin-paragraph.ts'
import type { Line } from './gather-lines.ts'

/** The measures of the column that lines stand in. */
export interface Measures {
  left: number
  right: number
  /** from one base line to the next, where neither begins a paragraph */
  leading: number
}

const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

export function measure(lines: readonly Line[], sides: { left: number; right: number }): Measures {
  const steps = lines
    .slice(1)
    .map((line, at) => line.base - (lines[at]?.base ?? 0))
    .filter((step, at) => step > 0 && step < 3.2 * (lines[at]?.size ?? 0))
    .toSorted((a, b) => a - b)
  return { ...sides, leading: steps[Math.floor(steps.length * 0.3)] ?? Number.POSITIVE_INFINITY }
}

/** In em: no paragraph's base lines stand farther apart. */
const widest = 3.2

/** Parts the lines of a column into paragraphs. */
export function formParagraphs(lines: readonly Line[], measures: Measures): Line[][] {
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open && !beginsParagraph(open, line, measures)) open.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

function beginsParagraph(open: readonly Line[], line: Line, measures: Measures): boolean {
  const previous = open.at(-1)
  const first = open[0]
  if (!previous || !first) return true
  if (Math.abs(line.size - previous.size) > 0.12 * Math.max(line.size, previous.size)) return true
  const step = line.base - previous.base
  const usual = open.length > 1 ? previous.base - (open.at(-2)?.base ?? 0) : measures.leading
  if (step > Math.min(1.3 * usual + 0.12 * line.size, widest * line.size)) return true
  if (isSetNew(previous, line, measures)) return true
  const indented = line.left - previous.left
  if (open.length === 1) return false
  // Its second line told how far a paragraph is set in; one that stands elsewhere is another's first.
  return Math.abs(indented) > 0.9 * line.size
}

/** What holds over the break of a column or page too, where neither height nor indentation can be compared. */
function isSetNew(previous: Line, line: Line, { right }: { right: number }): boolean {
  const isShort = right - previous.right > firstWord(line) + 0.5 * line.size
  if (begins(line.text)) return isShort || isEnded(previous.text) || !goesOn(previous.text, line.text)
  return isShort && !isMidSentence(previous.text, line.text)
}

/**
 * Whether a paragraph that ends a column goes on with the one that begins the next.
 * @param indented whether paragraphs here begin with their first line set in
 */
export function goesOnOver(
  before: readonly Line[],
  after: readonly Line[],
  measures: { before: { right: number }; after: { left: number }; indented: boolean },
): boolean {
  const [last, first] = [before.at(-1), after[0]]
  if (!last || !first) return false
  if (Math.abs(last.size - first.size) > 0.12 * Math.max(last.size, first.size) || last.bold !== first.bold)
    return false
  if (isSetNew(last, first, measures.before)) return false
  const isSetIn = first.left - measures.after.left > 0.9 * first.size
  if (!isEnded(last.text))
    return !isSetIn || before.length === 1 || before.every(({ left }) => Math.abs(left - first.left) < first.size)
  return measures.indented && !isSetIn
}

/** How broad what may not be parted from a line's beginning is. */
function firstWord(line: Line): number {
  if (wide.test(line.text)) return line.size * 2
  const length = /^[^\s\p{Script=Han}-]+/u.exec(line.text)?.[0].length ?? 1
  const run = line.printed[0]
  return run?.edges[Math.min(length, run.edges.length - 1)] ?? line.size
}
