import { can, roles } from '#crm/org/role.policy.ts'
import type { Tx } from '#prisma/client.server.ts'

const assigning = roles.filter((role) => can({ roles: [role] }, 'approval:assign'))

/** Who can give a task without anybody to somebody: administrators whose scope holds the record. Read by the engine. */
export async function assignersOf({ tx, orgId }: { tx: Tx; orgId: string }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM membership m JOIN person p ON p.id = m.person_id
    WHERE p.active AND m.role = ANY (${assigning}::text[]) AND (m.scope = 'group'
      OR (m.scope <> 'self' AND m.org_id = ANY ((SELECT o.lineage FROM organisation o WHERE o.id = ${orgId}::uuid)::uuid[])))
    ORDER BY p.id`
  return rows.map(({ id }) => id)
}
