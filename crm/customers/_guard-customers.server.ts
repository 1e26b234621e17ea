import type { Tx } from '#prisma/client.server.ts'

/**
 * One at a time: whoever adds or renames a customer waits here for the other to commit, and then sees what they saved. One
 * lock for all, since a duplicate is found by more than one key; it is held for milliseconds and customers are added rarely.
 */
export async function guardCustomers(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471103)`
}
