import { EnteredActivitySchema, LogActivitySchema, LogCustomerActivitySchema } from '#crm/activities/activity.schema.ts'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { logCustomerActivity } from '#crm/activities/log-customer-activity.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { z } from '#lib/zod.ts'
import { goneSince, type ProposedOn } from './_change-proposed-field.server.ts'
import type { ProposalConflict } from './proposal-outcome.ts'

/**
 * Logs the proposed visit, as the page of its record does. It takes nobody's words away, so the record may have moved meanwhile;
 * its id is the proposal's: it is logged once.
 * @returns what stood in the way: nothing was logged then
 * @throws AppError FORBIDDEN, BAD_INPUT for a value that its field does not take, and as `logActivity`
 */
export async function logProposedVisit(options: ProposedOn): Promise<ProposalConflict | null> {
  const { tx, actor, timeZone, record, fields, proposalId } = options
  if (!can(actor, 'activity:log')) throw new AppError('FORBIDDEN', 'activity:log')
  const entered = enteredOf(options)
  if (record.kind === 'opportunity') {
    const opportunity = await tx.opportunity.findUnique({ where: { id: record.id }, select: { id: true } })
    if (!opportunity) return goneSince(fields)
    const form = readAs(LogActivitySchema, { ...entered, id: proposalId, opportunityId: record.id })
    await logActivity({ tx, actor, timeZone, ...form })
    const next = nextOf(entered)
    if (next) await logActivity({ tx, actor, timeZone, opportunityId: record.id, ...next })
    return null
  }
  if (record.kind !== 'customer') throw new AppError('BAD_INPUT', `no visit is logged on ${record.kind}`)
  const form = readAs(LogCustomerActivitySchema, { ...entered, id: proposalId })
  const { orgId } = form
  await logCustomerActivity({ tx, actor, timeZone, customerId: record.id, ...form })
  const next = nextOf(entered)
  if (next) await logCustomerActivity({ tx, actor, timeZone, customerId: record.id, orgId, ...next })
  return null
}

/** What is planned after it, where that was said. */
function nextOf({ kind, purpose, nextOn, nextSubject, subject }: Record<string, unknown>) {
  if (!nextOn) return null
  const planned = { id: newId(), kind, purpose, status: 'planned', onDate: nextOn, subject: nextSubject || subject }
  return readAs(EnteredActivitySchema, planned)
}

/** The fields by their names; several contacts are written with commas between. */
function enteredOf({ fields, values }: ProposedOn): Record<string, unknown> {
  const read = Object.fromEntries(fields.map(({ name, after }) => [name, values.get(name) ?? after.value]))
  const contactIds = (read.contactIds ?? '').split(',').filter((id) => id !== '')
  return { kind: 'visit', purpose: 'relationship', status: 'done', ...read, contactIds }
}

function readAs<Schema extends z.ZodType>(schema: Schema, entered: unknown): z.output<Schema> {
  const read = schema.safeParse(entered)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new AppError('BAD_INPUT', 'a visit cannot be logged so', {
    details: { field: String(issue?.path[0] ?? ''), key: issue?.message ?? 'form.invalid' },
  })
}
