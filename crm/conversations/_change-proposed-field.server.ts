import { asText, changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { ChangeOpportunitySchema } from '#crm/opportunities/opportunity.schema.ts'
import { bilingual } from '#crm/org/bilingual.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ProposedField } from './answer.schema.ts'
import type { ProposalConflict } from './proposal-outcome.ts'

export interface ProposedOn {
  tx: Tx
  actor: Actor
  timeZone: string
  proposalId: string
  record: { kind: string; id: string }
  version: number
  proposedAt: Date
  fields: readonly ProposedField[]
  /** of each field, as the person will have it */
  values: ReadonlyMap<string, string>
}

/**
 * Changes the proposed fields of an opportunity, as its page does.
 * @returns what stood in the way: nothing was changed then
 * @throws AppError FORBIDDEN, BAD_INPUT for a value that the field does not take, and as `changeOpportunity`
 */
export async function changeProposedFields(options: ProposedOn): Promise<ProposalConflict | null> {
  const { tx, actor, record, version, fields, values } = options
  if (record.kind !== 'opportunity') throw new AppError('BAD_INPUT', `fields of ${record.kind} are not changed here`)
  if (!can(actor, 'opportunity:edit')) throw new AppError('FORBIDDEN', 'opportunity:edit')
  const changes = fields.map((field) => changeOf(field, values))
  // Held before it is looked at, as the verb holds it: nobody moves it between the look and the change.
  await tx.$queryRaw`SELECT FROM opportunity WHERE id = ${record.id}::uuid FOR UPDATE`
  const current = await tx.opportunity.findUnique({ where: { id: record.id } })
  if (!current) return goneSince(fields)
  const stored = current as Record<string, unknown>
  const now = (name: string) => asText(stored[name])
  // What was proposed was reckoned from the record as it was: when it has moved, so may have the reason.
  if (current.version !== version) return await whoMoved({ ...options, now, currency: current.currency })
  try {
    for (const change of changes) await changeOpportunity({ tx, actor, id: record.id, ...change })
  } catch (error) {
    // Of the fields themselves, as the person saw them.
    if (isAppError(error) && error.code === 'CONFLICT')
      return await whoMoved({ ...options, now, currency: current.currency })
    throw error
  }
  return null
}

function changeOf(field: ProposedField, values: ReadonlyMap<string, string>) {
  const value = values.get(field.name) ?? field.after.value
  const read = ChangeOpportunitySchema.safeParse({ field: field.name, value, base: field.before?.value ?? '' })
  if (read.success) return read.data
  const key = read.error.issues[0]?.message ?? 'form.invalid'
  throw new AppError('BAD_INPUT', `${field.name} does not take this`, { details: { field: field.name, key } })
}

/** The record is not seen any more: nothing is said of what it holds. */
export function goneSince(fields: readonly ProposedField[]): ProposalConflict {
  return {
    kind: 'gone',
    fields: fields.map(({ name, label, after }) => ({ name, label, proposed: after.shown, now: null })),
    currency: null,
    by: null,
    at: null,
  }
}

async function whoMoved(
  options: ProposedOn & { now: (name: string) => string; currency: string },
): Promise<ProposalConflict> {
  const { tx, record, fields, now, currency, proposedAt } = options
  const [last] = await tx.$queryRaw<{ at: Date; name: string | null; name_latin: string | null }[]>`
    SELECT e.at, p.name, p.name_latin FROM domain_event e LEFT JOIN person p ON p.id = e.actor_id
    WHERE e.record_type = 'opportunity' AND e.record_id = ${record.id}::uuid AND e.entity_type = 'opportunity' AND e.at >= ${proposedAt}
    ORDER BY e.at DESC, e.id DESC LIMIT 1`
  return {
    kind: 'moved',
    fields: fields.map(({ name, label, after }) => ({ name, label, proposed: after.shown, now: now(name) })),
    currency,
    by: last?.name ? bilingual(last.name, last.name_latin) : null,
    at: last?.at.toISOString() ?? null,
  }
}
