import { type ClauseKind, clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { countFlags } from '#crm/contract-reviews/count-flags.server.ts'
import { nameRules } from '#crm/rule-sets/name-rules.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ReviewBeside } from './approval-views.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

/** Of each document enough to see what is wrong; the rest stands on its own page. */
const mostShown = 5
const severities = ['high', 'medium', 'low']

/** The reviews of the documents that were submitted, as they stand now, for whoever sees them. */
export async function readReviews({ tx, subject }: { tx: Tx; subject: SubmittedSubject }): Promise<ReviewBeside[]> {
  const versionIds = subject.documents.map(({ versionId }) => versionId)
  if (versionIds.length === 0) return []
  const reviews = await tx.contractReview.findMany({
    where: { versionId: { in: versionIds } },
    select: { versionId: true, state: true },
  })
  const states = new Map(reviews.map(({ versionId, state }) => [versionId, state]))
  const countOf = await countFlags({ tx, versionIds })
  const open = await tx.clauseFlag.findMany({
    where: {
      versionId: { in: versionIds },
      severity: { in: ['high', 'medium'] },
      OR: [{ decision: null }, { decision: 'confirmed' }],
    },
    orderBy: { position: 'asc' },
    select: { id: true, versionId: true, severity: true, clause: true, quote: true, kind: true, ruleId: true },
    take: 200 * versionIds.length,
  })
  const byVersion = Map.groupBy(open, ({ versionId }) => versionId)
  const firstOf = (versionId: string) =>
    (byVersion.get(versionId) ?? [])
      .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
      .slice(0, mostShown)
  const shown = versionIds.flatMap(firstOf)
  const names = await nameRules({ tx, ids: shown.flatMap(({ ruleId }) => ruleId ?? []) })
  return subject.documents.flatMap(({ versionId, name: documentName, number }) => {
    const state = states.get(versionId)
    if (state === undefined) return []
    const { flags, decided, all } = countOf(versionId)
    const first = firstOf(versionId).map(({ id, severity, clause, quote, kind, ruleId }) => {
      const name = names.get(ruleId ?? '') ?? clauseKinds[kind as ClauseKind]
      return { id, name, severity, clause, quote }
    })
    return [{ versionId, documentName, number, state, flags: all, decided, high: flags.high, first }]
  })
}
