import { createHmac, randomBytes } from 'node:crypto'

/** What is approved, part by part: each as it is compared, as JSON. */
export type ApprovedParts = Readonly<Record<string, unknown>>

/** Digests of the parts, and one over all of them. */
export interface PartDigests {
  parts: Record<string, string>
  digest: string
  salt: string
}

/**
 * Digests of what is approved, so that a later look tells what of it has changed. Keyed, as costs are among the parts: whoever could
 * guess a cost would find it by its digest otherwise.
 * @param salt of an earlier digest, to compare with it
 */
export function digestParts(parts: ApprovedParts, salt: string = randomBytes(32).toString('hex')): PartDigests {
  const of = (value: unknown) => createHmac('sha256', salt).update(JSON.stringify(value)).digest('hex')
  const digests = Object.fromEntries(
    Object.keys(parts)
      .sort()
      .map((part) => [part, of(parts[part])]),
  )
  return { parts: digests, digest: of(digests), salt }
}

/** The names of the parts that are not what they were. */
export function changedParts(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((part) => before[part] !== after[part])
    .sort()
}
