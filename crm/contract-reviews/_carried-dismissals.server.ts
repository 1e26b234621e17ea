import type { Tx } from '#prisma/client.server.ts'
import type { RuleFlagDetail } from './flag-detail.ts'
import type { FoundFlag } from './found-flag.ts'

interface Carried {
  decision: string
  dismissReason: string | null
  decisionNote: string | null
  decidedBy: string | null
  decidedAt: Date | null
  carriedFrom: string
}

/**
 * What was dismissed in the version before this one: found again by the same rule on the same words, or missing still, it stays
 * dismissed, as long as the whole clause says the same. White space and numbers are not compared; a changed word is another
 * clause, and is looked at anew: what was accepted for a cap in the next sentence is not accepted without it.
 */
export async function carriedDismissals(where: {
  tx: Tx
  versionId: string
}): Promise<(flag: Pick<FoundFlag, 'rule' | 'detail'>) => Carried | null> {
  const { tx, versionId } = where
  const { documentId, number } = await tx.documentVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { documentId: true, number: true },
  })
  const before = await tx.documentVersion.findFirst({
    where: { documentId, number: { lt: number }, review: { state: 'done' } },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  if (!before) return () => null
  const dismissed = await tx.clauseFlag.findMany({ where: { versionId: before.id, decision: 'dismissed' } })
  const known = new Map(dismissed.map((flag) => [keyOf(flag.ruleId ?? '', flag.detail), flag]))
  return ({ rule, detail }) => {
    const flag = known.get(keyOf(rule.id, detail))
    if (!flag) return null
    const { decision, dismissReason, decisionNote, decidedBy, decidedAt, id } = flag
    return decision ? { decision, dismissReason, decisionNote, decidedBy, decidedAt, carriedFrom: id } : null
  }
}

function keyOf(ruleId: string, detail: unknown): string {
  return `${ruleId} ${(detail as Pick<RuleFlagDetail, 'grounds'>).grounds}`
}
