import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { voidFound } from './_void-found.server.ts'

/**
 * Voids what is being decided of an opportunity that was lost, or waits to be corrected: its contracts, and exceptions at its gates. The
 * contracts are drafts again, and whoever submitted them is told. What was approved stays so, and is not signed unless the opportunity
 * is opened again. The opportunity is locked by whoever calls it.
 */
export async function voidLost(options: { tx: Tx; actor: Actor; opportunityId: string; now?: Date }): Promise<void> {
  const { opportunityId, ...rest } = options
  await voidFound({ ...rest, where: { opportunityId, state: { in: ['running', 'returned'] } }, because: 'lost' })
}
