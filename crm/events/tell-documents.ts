/** What an event tells of a document: which version of which, and what its review came to. */
export interface DocumentTold {
  name: string
  number: number
  /** marks, and those of high severity among them; null where the event is not about the end of a review */
  marks: { all: number; high: number } | null
  /** why it could not be reviewed */
  problem: string | null
  /** number of the contract that it was put to */
  contract: string | null
}

/**
 * What only the page of a document tells: the steps of its review, and what is done about each of its marks. On the timeline of
 * the opportunity they would bury all else.
 */
export const untoldEvents = [
  'contract-review.asked',
  'contract-review.advanced',
  'contract-review.read-by-model',
  'contract-review.cancelled',
  'flag.added',
  'flag.decided',
  'flag.commented',
] as const

const told = new Set(['document.added', 'document.attached', 'contract-review.finished', 'contract-review.failed'])

/** What an event tells of a document; null for any other event. */
export function tellDocument({
  type,
  after,
}: {
  type: string
  after: Record<string, unknown> | null
}): DocumentTold | null {
  if (!told.has(type) || !after) return null
  const { name, number, flags, high, problem, contract } = after
  return {
    name: String(name),
    number: Number(number),
    marks: type === 'contract-review.finished' ? { all: Number(flags), high: Number(high) } : null,
    problem: typeof problem === 'string' ? problem : null,
    contract: typeof contract === 'string' ? contract : null,
  }
}
