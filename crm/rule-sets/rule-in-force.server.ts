import type { Tx } from '#prisma/client.server.ts'

/** Keeps every sweep by the rule out until the transaction ends: which version is in force is about to change. */
export async function changeForce({ tx, id }: { tx: Tx; id: string }): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rule in force ' || ${id}::text, 0))`
}

/**
 * Keeps a version in force until the transaction ends, if it is: what is done by it may not be kept beside what its successor does.
 * Drafts may be written meanwhile.
 * @returns false: another is in force, or none
 */
export async function keepInForce({ tx, id, version }: { tx: Tx; id: string; version: number }): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('rule in force ' || ${id}::text, 0))`
  // A statement of its own: one that has waited for the lock does not see what it waited for.
  return (await tx.ruleVersion.count({ where: { ruleId: id, version, status: 'active' } })) > 0
}
