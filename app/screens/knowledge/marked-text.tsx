import type { ReactNode } from 'react'

interface Mark {
  start: number
  end: number
}

/** A text with what was looked for marked in it. Marks are in order and do not overlap. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(
      text.slice(at, start),
      <mark key={start} className="found">
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}

/** Characters that a result shows of its passage, and how many of them before the first mark. */
const most = 220
const before = 40

/** The part of a passage around its first mark, with the marks that stand in it. */
export function snippetOf(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] } {
  const first = marks[0]?.start ?? 0
  const from = first + before <= most || text.length <= most ? 0 : first - before
  const to = Math.min(text.length, from + most)
  const shift = from > 0 ? 1 - from : 0
  return {
    text: `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  }
}
