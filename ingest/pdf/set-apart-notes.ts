import type { Strip } from './form-strips.ts'
import { rowsOf } from './gather-lines.ts'
import type { Direction } from './traced-page.ts'

/** How much smaller than the text notes are set, and how a raised mark is. */
const smaller = 0.93
const raised = 0.8
const mark = /^(?:\d{1,2}|[①-⑳]|[*†‡§])(?=\s|\p{Script=Han}|\p{Lu}|$)/u

/** The size in which most of a document is set. */
export function usualSize(parts: Iterable<{ size: number; text: string }>): number {
  const letters = new Map<number, number>()
  for (const { size, text } of parts) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 10
}

/**
 * Takes the notes at the foot of a page out of its flow: smaller lines below all others, of which the first begins with a mark
 * that stands raised in the text above.
 */
export function setApartNotes(
  strips: readonly Strip[],
  { main, usual }: { main: Direction; usual: number },
): { body: Strip[]; notes: { mark: string; strips: Strip[] }[] } {
  const rows = rowsOf(strips.filter(({ direction, slanted }) => direction === main && !slanted))
  const foot: Strip[][] = []
  for (const row of rows.toReversed()) {
    if (row.some(({ size }) => size > usual * smaller)) break
    foot.unshift(row)
  }
  const above = rows.slice(0, rows.length - foot.length)
  const marks = new Set(above.flatMap((row) => raisedIn(row)))
  const notes: { mark: string; strips: Strip[] }[] = []
  for (const row of foot) {
    const [own] = mark.exec(row.map(({ text }) => text).join(' ')) ?? []
    if (own && marks.has(own)) notes.push({ mark: own, strips: [...row] })
    else notes.at(-1)?.strips.push(...row)
  }
  const taken = new Set(notes.flatMap((note) => note.strips))
  return { body: strips.filter((strip) => !taken.has(strip)), notes }
}

function raisedIn(row: readonly Strip[]): string[] {
  const largest = row.reduce((one, other) => (other.size > one.size ? other : one))
  return row.flatMap((strip) => (isRaised(strip, largest) ? strip.text.trim() : []))
}

function isRaised(strip: Strip, line: Strip): boolean {
  return strip.size < raised * line.size && strip.base < line.base - 0.15 * line.size && mark.test(strip.text.trim())
}
