import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'
import type { DocumentFormat } from '#crm/documents/document.schema.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { mayChangeReview } from './_may-change-review.server.ts'
import type { FlagDetail } from './flag-detail.ts'
import type { ModelReading } from './model-reading.ts'
import type { DismissReason, ReviewState } from './review-states.ts'

interface Named {
  id: string
  name: Bilingual
}

/** What somebody said of a flag. */
export interface CommentView {
  id: string
  by: Named
  text: string
  /** whom it mentions: they stand in the text as `@name`, in one language or the other */
  mentions: Named[]
  /** ISO 8601 */
  at: string
}

export interface FlagView {
  id: string
  kind: ClauseKind
  severity: ClauseSeverity
  /** null for a flag that a person set by hand */
  rule: { id: string; version: number; precision: { confirmed: number; wrong: number } | null } | null
  clause: string | null
  page: number | null
  /** UTF-16 units of the canonical text; null for what is missing altogether */
  at: { start: number; end: number } | null
  quote: string
  detail: FlagDetail
  addedBy: Named | null
  decision: { outcome: 'confirmed' | 'dismissed'; reason: DismissReason | null; note: string | null } | null
  decidedBy: Named | null
  /** ISO 8601 */
  decidedAt: string | null
  /** it was dismissed in the version before, and holds here */
  isCarried: boolean
  version: number
  comments: CommentView[]
}

/** A version of a document and its review. Instants as ISO 8601. */
export interface ReviewView {
  versionId: string
  fileId: string
  fileName: string
  format: DocumentFormat
  number: number
  uploadedBy: Named
  uploadedAt: string
  document: { id: string; name: string; versions: { id: string; number: number }[] }
  /** null for whoever sees the document alone, as somebody who is asked to approve its contract does */
  opportunity: { id: string; number: string; name: Bilingual; customer: Bilingual } | null
  state: ReviewState
  problem: string | null
  coverage: Record<string, unknown> | null
  /** in the order of the text, what is missing at the end */
  flags: FlagView[]
  /** what a model read beside it; null where none did */
  modelReading: ModelReading | null
  may: { decide: boolean; comment: boolean; run: boolean }
}

const who = { select: { id: true, name: true, nameLatin: true } } as const
type Row = { id: string; name: string; nameLatin: string | null }

/**
 * The review of one version of a document.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getReview(options: { tx: Tx; actor: Actor; versionId: string }): Promise<ReviewView> {
  const { tx, actor, versionId } = options
  const version = await tx.documentVersion.findUnique({
    where: { id: versionId },
    relationLoadStrategy: 'join',
    include: {
      uploader: who,
      document: {
        include: {
          versions: { select: { id: true, number: true }, orderBy: { number: 'desc' } },
          opportunity: {
            select: { id: true, number: true, name: true, nameLatin: true, orgId: true, ownerId: true, customer: who },
          },
        },
      },
      review: true,
    },
  })
  if (!version?.review) throw new AppError('NOT_FOUND', `review of ${versionId}`)
  const { document, review } = version
  // Out of sight it comes as null, whatever its type says.
  const opportunity = document.opportunity as typeof document.opportunity | null
  return {
    versionId,
    fileId: version.fileId,
    fileName: version.fileName,
    format: version.format as ReviewView['format'],
    number: version.number,
    uploadedBy: named(version.uploader),
    uploadedAt: version.uploadedAt.toISOString(),
    document: { id: document.id, name: document.name, versions: document.versions },
    opportunity: opportunity && {
      id: opportunity.id,
      number: opportunity.number,
      name: bilingual(opportunity.name, opportunity.nameLatin),
      customer: bilingual(opportunity.customer.name, opportunity.customer.nameLatin),
    },
    state: review.state as ReviewState,
    problem: review.problem,
    coverage: review.coverage as ReviewView['coverage'],
    flags: await readFlags({ tx, versionId }),
    modelReading: review.modelReading as ModelReading | null,
    may: {
      decide: opportunity !== null && can(actor, 'review:decide'),
      comment: opportunity !== null && can(actor, 'review:comment'),
      run: opportunity !== null && (await mayChangeReview({ tx, actor, opportunity })),
    },
  }
}

async function readFlags({ tx, versionId }: { tx: Tx; versionId: string }): Promise<FlagView[]> {
  const rows = await tx.clauseFlag.findMany({
    where: { versionId },
    relationLoadStrategy: 'join',
    include: {
      adder: who,
      decider: who,
      comments: { include: { author: who }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  })
  const ruleIds = [...new Set(rows.flatMap(({ ruleId }) => ruleId ?? []))]
  const counted = await tx.$queryRaw<{ rule_id: string; confirmed: number; wrong: number }[]>`
    SELECT rule_id, confirmed, wrong FROM gantry.rule_precision(${ruleIds}::text[])`
  const precision = new Map(counted.map(({ rule_id, confirmed, wrong }) => [rule_id, { confirmed, wrong }]))
  const mentioned = await findPersonNames({
    tx,
    ids: rows.flatMap(({ comments }) => comments.flatMap(({ mentions }) => mentions)),
  })
  const views = rows.map((row): FlagView & { position: number } => ({
    id: row.id,
    position: row.position,
    kind: row.kind as ClauseKind,
    severity: row.severity as ClauseSeverity,
    rule:
      row.ruleId && row.ruleVersion
        ? { id: row.ruleId, version: row.ruleVersion, precision: precision.get(row.ruleId) ?? null }
        : null,
    clause: row.clause,
    page: row.page,
    at: row.spanStart !== null && row.spanEnd !== null ? { start: row.spanStart, end: row.spanEnd } : null,
    quote: row.quote,
    detail: row.detail as unknown as FlagDetail,
    addedBy: row.adder && named(row.adder),
    decision: row.decision
      ? {
          outcome: row.decision as 'confirmed' | 'dismissed',
          reason: row.dismissReason as DismissReason | null,
          note: row.decisionNote,
        }
      : null,
    decidedBy: row.decider && named(row.decider),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    isCarried: row.carriedFrom !== null,
    version: row.version,
    comments: row.comments.map(({ id, author, text, mentions, createdAt }) => ({
      id,
      by: named(author),
      text,
      mentions: mentions.flatMap((personId) => {
        const name = mentioned.get(personId)
        return name ? [{ id: personId, name }] : []
      }),
      at: createdAt.toISOString(),
    })),
  }))
  // A reviewer reads: marks come as the text has them, those set by hand among them.
  const place = ({ at }: FlagView) => at?.start ?? Number.POSITIVE_INFINITY
  return views
    .sort((one, other) => (place(one) === place(other) ? one.position - other.position : place(one) - place(other)))
    .map(({ position: _, ...view }) => view)
}

function named({ id, name, nameLatin }: Row): Named {
  return { id, name: bilingual(name, nameLatin) }
}
