import { type ClauseKind, clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { countFlags } from '#crm/contract-reviews/count-flags.server.ts'
import { nameRules } from '#crm/rule-sets/name-rules.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ReviewBeside } from './approval-views.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

/** Enough to see what is wrong; the rest stands on the document's own page. */
const mostShown = 5
const severities = ['high', 'medium', 'low']

/** The review of the document that was submitted, as it stands now, for whoever sees the document. */
export async function readReview({ tx, subject }: { tx: Tx; subject: SubmittedSubject }): Promise<ReviewBeside | null> {
  const [document] = subject.documents
  if (!document) return null
  const { versionId } = document
  const review = await tx.contractReview.findUnique({ where: { versionId }, select: { state: true } })
  if (!review) return null
  const { flags, decided, all } = (await countFlags({ tx, versionIds: [versionId] }))(versionId)
  const open = await tx.clauseFlag.findMany({
    where: { versionId, severity: { in: ['high', 'medium'] }, OR: [{ decision: null }, { decision: 'confirmed' }] },
    orderBy: { position: 'asc' },
    select: { id: true, severity: true, clause: true, quote: true, kind: true, ruleId: true },
    take: 200,
  })
  const first = open
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
    .slice(0, mostShown)
  const names = await nameRules({ tx, ids: first.flatMap(({ ruleId }) => ruleId ?? []) })
  return {
    versionId,
    documentName: document.name,
    number: document.number,
    state: review.state,
    flags: all,
    decided,
    high: flags.high,
    first: first.map(({ id, severity, clause, quote, kind, ruleId }) => {
      const name = names.get(ruleId ?? '') ?? clauseKinds[kind as ClauseKind]
      return { id, name, severity, clause, quote }
    }),
  }
}
