import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { voidFound } from './_void-found.server.ts'

/**
 * Voids what was asked for at the gates of an opportunity, and what was approved and has let nothing pass yet: its stage, its end or
 * its amount is another now. Whoever submitted it is told. The opportunity is locked by whoever calls it.
 */
export async function voidExceptions(options: {
  tx: Tx
  actor: Actor
  opportunityId: string
  now?: Date
}): Promise<void> {
  const { opportunityId, ...rest } = options
  await voidFound({
    ...rest,
    where: {
      subjectType: 'stage-exception',
      opportunityId,
      OR: [{ state: { in: ['running', 'returned'] } }, { state: 'approved', exception: { usedAt: null } }],
    },
  })
}
