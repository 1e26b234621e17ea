import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import { isOf } from './clause-classifier.ts'
import type { Contract } from './contract.ts'
import type { ClauseFinding } from './finding.ts'
import { isWhole } from './is-whole.ts'

/** What a contract of sale should say, by the facts of which any one says it; any word on it at all where none is named. */
const required: Readonly<Partial<Record<ClauseKind, readonly string[]>>> = {
  'liability-cap': [],
  'consequential-loss': [],
  acceptance: ['deemedAccepted'],
  'force-majeure': [],
}

/**
 * Kinds of which a contract says nothing: no standing segment is of the kind by more than a mention, and nothing was read in those
 * that mention it. What was not read may say it: see the coverage.
 */
export function missingKinds(
  contract: Contract,
  findings: readonly ClauseFinding[],
  isStruckOut: (at: { clause: number | null }) => boolean,
): ClauseKind[] {
  if (!isWhole(contract)) return []
  const standing = findings.filter((finding) => !isStruckOut(finding) && !finding.isAside)
  const segments = contract.segments.filter(
    (segment) => !isStruckOut(segment) && !segment.sentences.some(({ isHidden }) => isHidden),
  )
  return (Object.keys(required) as ClauseKind[]).filter((kind) => {
    const facts = required[kind] ?? []
    if (facts.length === 0 && segments.some((segment) => isOf(segment, kind, 'headed'))) return false
    return !standing.some(
      (finding) =>
        finding.kind === kind && (facts.length === 0 || finding.facts.some(({ fact }) => facts.includes(fact))),
    )
  })
}
