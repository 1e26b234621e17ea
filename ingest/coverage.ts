import type { HiddenText, ReadDocument, Span } from './document.ts'

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
  const { pages, revisions, unread } = document
  const count = (state: string) => pages.filter((page) => page.state === state).length
  const states = { read: 0, unreadable: 0, hidden: 0, tracked: 0 }
  for (const state of clauseStates(document)) states[state] += 1
  const unreadPages = pages.filter(({ state }) => state === 'unreadable').map(({ number }) => number)
  return {
    pages: { read: count('read'), unreadable: unreadPages.length, empty: count('empty') },
    unreadPages,
    clauses: states,
    hidden: hiddenPassages(document).length,
    revisions: revisions.length,
    unread: unread.length,
    isWhole: unreadPages.length === 0 && unread.length === 0,
  }
}

/** Hidden text as somebody would count it: what goes on over a line or a paragraph, hidden in the same way, is one passage. */
export function hiddenPassages({ text, hidden }: Pick<ReadDocument, 'text' | 'hidden'>): HiddenText[] {
  const passages: HiddenText[] = []
  for (const span of hidden.toSorted((one, other) => one.start - other.start)) {
    const last = passages.at(-1)
    const goesOn = last?.why === span.why && text.slice(last.end, span.start).trim() === ''
    if (last && goesOn) last.end = Math.max(last.end, span.end)
    else passages.push({ ...span })
  }
  return passages
}

/** The states of clauses, in their order, each of its own words: those of its sub-clauses are theirs. */
export function clauseStates({ clauses, pages, hidden, revisions, printed }: ReadDocument): ClauseState[] {
  const unreadable = new Set(pages.filter(({ state }) => state === 'unreadable').map(({ number }) => number))
  const unread = unreadable.size > 0 ? printed.filter(({ page }) => unreadable.has(page)) : []
  return clauses.map(({ start, ownEnd }) => {
    const own = { start, end: ownEnd }
    if (hidden.some((span) => overlap(span, own))) return 'hidden'
    if (revisions.some(({ at }) => overlap(at, own) || (at.start >= own.start && at.end <= own.end))) return 'tracked'
    return unread.some((run) => overlap(run, own)) ? 'unreadable' : 'read'
  })
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}
