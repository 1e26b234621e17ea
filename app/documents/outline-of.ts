import type { ClauseState } from '#ingest/coverage.ts'
import type { Clause } from '#ingest/document.ts'
import type { OutlineLine } from './paper.ts'

/** With fewer lines than these an outline says nothing: a contract in two parts has its clauses a level further in. */
const fewLines = 6

/**
 * The clauses that an outline lists: the outermost, and those below them where there are but a few. A line that others follow
 * stands for its own words alone, so that what was marked is counted once.
 */
export function outlineOf(clauses: readonly Clause[], states: readonly ClauseState[]): OutlineLine[] {
  const outermost = clauses.filter(({ level }) => level === 0)
  const deepest = outermost.length < fewLines && outermost.length < clauses.length ? 1 : 0
  const opened = new Set(
    deepest === 0 ? [] : clauses.flatMap(({ level, parent }) => (level === 1 ? (parent ?? []) : [])),
  )
  return clauses.flatMap(({ number, title, start, end, ownEnd, level }, at) =>
    level > deepest
      ? []
      : [{ number, title, level, start, end: opened.has(at) ? ownEnd : end, state: states[at] ?? 'read' }],
  )
}
