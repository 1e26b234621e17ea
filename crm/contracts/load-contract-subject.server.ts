import type { LoadedSubject, SubmittedSubject } from '#crm/approvals/submitted-subject.ts'
import { countFlags, type FlagCounts } from '#crm/contract-reviews/count-flags.server.ts'
import { goingStates } from '#crm/contract-reviews/review-states.ts'
import { bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { readCostLines } from './_cost-lines.server.ts'
import { computeMargin } from './compute-margin.ts'

/** What is approved of a contract, by the names that routes know the parts by. */
export const contractParts = ['amount', 'costs', 'delivery', 'documents', 'name', 'parties', 'plan'] as const

/**
 * A contract as it is submitted for approval, read by whoever sees its costs: the engine of approvals.
 * @throws AppError NOT_FOUND
 */
export async function loadContractSubject({ tx, id }: { tx: Tx; id: string }): Promise<LoadedSubject> {
  const row = await tx.contract.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      customer: { select: { name: true, nameLatin: true } },
      opportunity: { select: { status: true } },
      org: { select: { id: true, name: true, nameLatin: true, lineage: true } },
      paymentPlan: { orderBy: { position: 'asc' } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `contract ${id}`)
  const amount = row.amount.toFixed(2)
  const lines = await readCostLines({ tx, id })
  const documents = await readDocuments({ tx, id })
  const advance = row.paymentPlan.filter(({ kind }) => kind === 'advance').reduce((sum, { share }) => sum + share, 0)
  const day = (value: Date | null) => value?.toISOString().slice(0, 10) ?? null
  const subject: SubmittedSubject = {
    type: 'contract',
    id,
    number: row.number,
    name: bilingual(row.name, row.nameLatin),
    customer: bilingual(row.customer.name, row.customer.nameLatin),
    org: { id: row.org.id, name: bilingual(row.org.name, row.org.nameLatin) },
    amount,
    currency: row.currency,
    category: row.category,
    advanceShare: row.paymentPlan.length > 0 ? advance / 100 : null,
    stage: null,
    documents: documents.map(({ sha256: _, ...document }) => document),
    ...(await readReviews({ tx, versionIds: documents.map(({ versionId }) => versionId) })),
  }
  return {
    orgId: row.orgId,
    lineage: row.org.lineage,
    opportunityId: row.opportunityId,
    contractId: id,
    figuresVersion: row.figuresVersion,
    subject,
    parts: {
      amount: [amount, row.currency, row.category],
      costs: lines,
      delivery: day(row.deliverOn),
      documents: documents.map(({ documentId, versionId, sha256 }) => [documentId, versionId, sha256]),
      name: row.name,
      parties: [row.ourParty, row.counterparty, row.customerId],
      plan: row.paymentPlan.map(({ kind, note, share, amount: part, dueOn }) => [
        kind,
        note,
        share,
        part.toFixed(2),
        day(dueOn),
      ]),
    } satisfies Record<(typeof contractParts)[number], unknown>,
    margin: computeMargin({ amount, lines }),
    obstacle: row.opportunity.status === 'lost' ? 'lost' : null,
  }
}

/** The newest version of each document of the contract, the latest document first: of all, for what is left out could be changed behind the approval. */
async function readDocuments({ tx, id }: { tx: Tx; id: string }) {
  const documents = await tx.document.findMany({
    where: { contractId: id },
    relationLoadStrategy: 'join',
    include: { versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, number: true, sha256: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return documents.flatMap(({ id: documentId, name, versions }) =>
    versions.map((version) => ({
      documentId,
      versionId: version.id,
      number: version.number,
      name,
      sha256: version.sha256,
    })),
  )
}

/** What the reviews of all documents come to, as the route is chosen: flags only where every one is reviewed. */
async function readReviews(of: {
  tx: Tx
  versionIds: string[]
}): Promise<Pick<SubmittedSubject, 'flags' | 'isInReview'>> {
  const { tx, versionIds } = of
  const reviews = await tx.contractReview.findMany({
    where: { versionId: { in: versionIds } },
    select: { state: true },
  })
  const isInReview = reviews.some(({ state }) => goingStates.some((going) => going === state))
  const done = reviews.filter(({ state }) => state === 'done').length
  if (versionIds.length === 0 || done < versionIds.length) return { flags: null, isInReview }
  const countOf = await countFlags({ tx, versionIds })
  const counts = versionIds.map((versionId) => countOf(versionId))
  const sum = (of: (count: FlagCounts) => number) => counts.reduce((total, count) => total + of(count), 0)
  return { flags: { high: sum(({ flags }) => flags.high), open: sum(({ all, decided }) => all - decided) }, isInReview }
}
