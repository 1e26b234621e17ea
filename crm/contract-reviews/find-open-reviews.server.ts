import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { countFlags, type FlagCounts } from './count-flags.server.ts'
import type { ReviewState } from './review-states.ts'

const { sql, empty } = Prisma

/** A contract whose review is not at its end: it runs, it failed, or somebody still has to look at marks. */
export interface OpenReview extends FlagCounts {
  versionId: string
  number: number
  document: string
  opportunity: { id: string; name: Bilingual }
  customer: Bilingual
  uploadedBy: Bilingual
  /** ISO 8601 */
  uploadedAt: string
  state: ReviewState
}

export interface OpenReviews {
  rows: OpenReview[]
  more: boolean
}

interface Row {
  id: string
  number: number
  document: string
  opportunity_id: string
  opportunity: string
  opportunity_latin: string | null
  customer: string
  customer_latin: string | null
  uploader: string
  uploader_latin: string | null
  uploaded_at: Date
  state: string
}

/** Older ones are no longer about to be signed. */
const lookedBack = '180 days'

/**
 * The latest versions of contracts on open opportunities whose review is not at its end, the last uploaded first.
 * @param mine only of the actor's own opportunities
 */
export async function findOpenReviews(options: {
  tx: Tx
  actor: Actor
  mine: boolean
  most?: number
}): Promise<OpenReviews> {
  const { tx, actor, mine, most = 8 } = options
  const own = mine ? sql`AND o.owner_id = ${actor.personId}::uuid` : empty
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT v.id, v.number, d.name AS document, o.id AS opportunity_id, o.name AS opportunity,
      o.name_latin AS opportunity_latin, c.name AS customer, c.name_latin AS customer_latin,
      p.name AS uploader, p.name_latin AS uploader_latin, v.uploaded_at, r.state
    FROM document_version v
    JOIN contract_review r ON r.version_id = v.id
    JOIN document d ON d.id = v.document_id
    JOIN opportunity o ON o.id = d.opportunity_id
    JOIN customer c ON c.id = o.customer_id
    JOIN person p ON p.id = v.uploaded_by
    WHERE v.uploaded_at > now() - ${lookedBack}::interval AND o.status = 'open' ${own}
      AND NOT EXISTS (SELECT FROM document_version n WHERE n.document_id = v.document_id AND n.number > v.number)
      AND (r.state <> 'done' AND r.state <> 'cancelled'
        OR EXISTS (SELECT FROM clause_flag f WHERE f.version_id = v.id AND f.decision IS NULL))
    ORDER BY v.uploaded_at DESC, v.id DESC LIMIT ${most + 1}`)
  const shown = rows.slice(0, most)
  const counts = await countFlags({ tx, versionIds: shown.map(({ id }) => id) })
  return {
    rows: shown.map((row) => ({
      versionId: row.id,
      number: row.number,
      document: row.document,
      opportunity: { id: row.opportunity_id, name: bilingual(row.opportunity, row.opportunity_latin) },
      customer: bilingual(row.customer, row.customer_latin),
      uploadedBy: bilingual(row.uploader, row.uploader_latin),
      uploadedAt: row.uploaded_at.toISOString(),
      state: row.state as ReviewState,
      ...counts(row.id),
    })),
    more: rows.length > most,
  }
}
