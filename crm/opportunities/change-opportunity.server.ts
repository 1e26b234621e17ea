import { voidExceptions } from '#crm/approvals/void-exceptions.server.ts'
import { AppError } from '#lib/errors.ts'
import { fitsCurrency } from '#lib/money.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockOpportunity } from './_lock-opportunity.server.ts'
import { isMajorAmount } from './_major-amount.server.ts'
import { refuseTaken, type TenderTaken } from './_refuse-taken.server.ts'
import type { EditableField } from './opportunity.schema.ts'

export type { TenderTaken }

interface ChangeOpportunityOptions {
  tx: Tx
  actor: Actor
  id: string
  field: EditableField
  value: string | number | null
  /** the field's value, as text, that the person saw before typing */
  base: string
}

/** Who was faster, for the person who was not: the field's value now, and who set it when. */
export interface FieldConflict {
  field: EditableField
  theirs: string
  by: { zh: string; en: string } | null
  at: string | null
}

const moneyFields = new Set<EditableField>(['amount', 'budget'])
const dateFields = new Set<EditableField>(['expectedSignOn', 'bidOpensOn'])

/**
 * Changes one field. The edit holds against the value that the person saw, not against the record's version: two people who
 * edit different fields don't disturb each other.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT with a FieldConflict as
 * details when somebody changed the field meanwhile, BAD_INPUT for cents in a currency without them, DUPLICATE with a TenderTaken as details when the organisation has the
 * tender number already
 */
export async function changeOpportunity(options: ChangeOpportunityOptions): Promise<void> {
  const { tx, actor, id, field, value, base } = options
  const current = await lockOpportunity({ tx, id })

  const before = asText(current[field])
  const after = asText(stored(field, value))
  if (before === after) return
  if (before !== base)
    throw new AppError('CONFLICT', `${field} has moved`, { details: await whoMoved(tx, id, field, before) })
  if (field === 'tenderNumber' && after !== '') await refuseTaken({ tx, id, orgId: current.orgId, tenderNumber: after })

  if (moneyFields.has(field) && typeof value === 'string' && !fitsCurrency(value, current.currency))
    throw new AppError('BAD_INPUT', 'cents of a currency without', {
      details: { field: 'value', key: 'form.moneyWhole' },
    })
  const major =
    field === 'amount' && !current.isMajor && (await isMajorAmount({ tx, amount: after, currency: current.currency }))
  await tx.opportunity.update({
    where: { id },
    data: {
      [field]: stored(field, value),
      // The transcription belonged to the old wording.
      ...(field === 'name' ? { nameLatin: null } : {}),
      ...(field === 'product' ? { productLatin: null } : {}),
      ...(major ? { isMajor: true } : {}),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  })
  if (field === 'amount') await voidExceptions({ tx, actor, opportunityId: id })
  await recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId: current.orgId,
    entity: { type: 'opportunity', id },
    before: { [field]: before || null, ...(major ? { isMajor: false } : {}) },
    after: { [field]: after || null, ...(major ? { isMajor: true } : {}) },
  })
}

function stored(field: EditableField, value: string | number | null) {
  if (value === null) return null
  if (moneyFields.has(field)) return new Prisma.Decimal(value)
  if (dateFields.has(field)) return new Date(`${value}T00:00:00Z`)
  return value
}

/** A stored value as forms carry it: money with two places, dates as `YYYY-MM-DD`, nothing as the empty text. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Prisma.Decimal.isDecimal(value)) return value.toFixed(2)
  return String(value)
}

async function whoMoved(tx: Tx, id: string, field: EditableField, theirs: string): Promise<Record<string, unknown>> {
  const events = await tx.$queryRaw<{ at: Date; name: string | null; name_latin: string | null }[]>`
    SELECT e.at, p.name, p.name_latin FROM domain_event e LEFT JOIN person p ON p.id = e.actor_id
    WHERE e.record_type = 'opportunity' AND e.record_id = ${id}::uuid AND e.type = 'opportunity.changed'
      AND jsonb_exists(e.after, ${field})
    ORDER BY e.at DESC, e.id DESC LIMIT 1`
  const last = events[0]
  return {
    field,
    theirs,
    by: last?.name ? { zh: last.name, en: last.name_latin ?? last.name } : null,
    at: last?.at.toISOString() ?? null,
  } satisfies FieldConflict
}
