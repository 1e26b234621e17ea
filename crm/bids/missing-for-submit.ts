import { type Dimension, dimensions } from './post-mortem.schema.ts'

/** What a post-mortem still needs before it can be submitted. */
export type MissingItem = { kind: 'result' } | { kind: 'part'; dimension: Dimension } | { kind: 'reason' }

interface Draft {
  result: string
  parts: readonly { dimension: Dimension; score: number | null; text: string }[]
  mainReason: string | null
  emptyReason: string | null
}

/** Of so many dimensions something has to be written, whatever reason is given for the others. */
const fewestParts = 2

/** A part counts when it has both a score and words. */
export function isWritten({ score, text }: { score: number | null; text: string }): boolean {
  return score !== null && text.trim() !== ''
}

/**
 * What is missing, in the order in which it is written: the result, each dimension (unless a reason says why the rest of them
 * stays empty), and the main reason. Screen and verb ask the same function.
 */
export function missingForSubmit({ result, parts, mainReason, emptyReason }: Draft): MissingItem[] {
  const written = new Set(parts.filter(isWritten).map(({ dimension }) => dimension))
  const empty = dimensions.filter((dimension) => !written.has(dimension))
  const excused = emptyReason !== null && written.size >= fewestParts
  return [
    ...(result === 'pending' ? [{ kind: 'result' } as const] : []),
    ...(excused ? [] : empty.map((dimension) => ({ kind: 'part', dimension }) as const)),
    ...(mainReason === null ? [{ kind: 'reason' } as const] : []),
  ]
}
