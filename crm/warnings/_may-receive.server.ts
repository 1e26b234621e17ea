import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { OpenWarning } from './_change-warning.server.ts'
import { abilitiesOnWarning } from './warning.policy.ts'

/** Whether somebody may be given a warning: `away` is who is deactivated or belongs nowhere. */
export type Reception = 'may' | 'away' | 'may-not'

/**
 * Whether a person would see the record of a warning and could act on the warning. Asked as that person, under the policies
 * that hold for them, in transactions of its own: never ask it inside of another.
 */
export async function mayReceive(personId: string, warning: OpenWarning): Promise<Reception> {
  const person = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
  if (!person) return 'away'
  if (!abilitiesOnWarning(person, { ...warning, personId }).act) return 'may-not'
  return (await withActor(person, (tx) => seesRecord(tx, warning))) ? 'may' : 'may-not'
}

/** A customer is seen by everybody; what a warning says of one is its relationship with a company. */
async function seesRecord(tx: Tx, { recordType, recordId, orgId }: OpenWarning): Promise<boolean> {
  const seen =
    recordType === 'customer'
      ? await tx.customerRelationship.findFirst({ where: { customerId: recordId, orgId }, select: { id: true } })
      : await tx.opportunity.findUnique({ where: { id: recordId }, select: { id: true } })
  return seen !== null
}
