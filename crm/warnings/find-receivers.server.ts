import { findPeople, type PersonChoice } from '#crm/org/find-people.server.ts'
import { can, type Role, roles } from '#crm/org/role.policy.ts'
import type { Tx } from '#prisma/client.server.ts'

const acting: readonly Role[] = roles.filter((role) => can({ roles: [role] }, 'warning:act'))

/**
 * People to whom a warning can be handed, for a picker: who sees its record and acts on warnings, by words in name or title.
 * Nobody for a warning that is not the actor's to act on. The verb asks again, as the person chosen (`handOverWarning`).
 */
export async function findReceivers(options: { tx: Tx; warningId: string; q: string }): Promise<PersonChoice[]> {
  const { tx, warningId, q } = options
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT gantry.warning_receivers(${warningId}::uuid) AS id`
  if (rows.length === 0) return []
  return findPeople({ tx, q, among: { ids: rows.map(({ id }) => id), roles: acting } })
}
