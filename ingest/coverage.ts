import type { Clause, ReadDocument, Span } from './document.ts'

/** How far a clause can be spoken of. One that is partly hidden or changed is so as a whole. */
export type ClauseState = 'read' | 'unreadable' | 'hidden' | 'tracked'

export interface Coverage {
  pages: { read: number; unreadable: number; empty: number }
  /** numbers of the pages that nobody has read */
  unreadPages: number[]
  clauses: Record<ClauseState, number>
  hidden: number
  revisions: number
  /** pictures, objects and parts that were not read, beside whole pages */
  unread: number
  /** only then does "there is no such clause" hold of the document, and not of its read part alone */
  isWhole: boolean
}

/** What of a document was read, so that whatever is said to be missing is said of that. */
export function coverageOf(document: ReadDocument): Coverage {
  const { pages, clauses, hidden, revisions, unread } = document
  const count = (state: string) => pages.filter((page) => page.state === state).length
  const states = { read: 0, unreadable: 0, hidden: 0, tracked: 0 }
  for (const clause of clauses) states[clauseState(document, clause)] += 1
  const unreadPages = pages.filter(({ state }) => state === 'unreadable').map(({ number }) => number)
  return {
    pages: { read: count('read'), unreadable: unreadPages.length, empty: count('empty') },
    unreadPages,
    clauses: states,
    hidden: hidden.length,
    revisions: revisions.length,
    unread: unread.length,
    isWhole: unreadPages.length === 0 && unread.length === 0,
  }
}

/** The state of a clause's own words: those of its sub-clauses are theirs. */
export function clauseState({ pages, hidden, revisions, printed }: ReadDocument, clause: Clause): ClauseState {
  const own = { start: clause.start, end: clause.ownEnd }
  if (hidden.some((span) => overlap(span, own))) return 'hidden'
  if (revisions.some(({ at }) => overlap(at, own) || (at.start >= own.start && at.end <= own.end))) return 'tracked'
  const unreadable = new Set(pages.filter(({ state }) => state === 'unreadable').map(({ number }) => number))
  if (unreadable.size > 0 && printed.some((run) => unreadable.has(run.page) && overlap(run, own))) return 'unreadable'
  return 'read'
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}
