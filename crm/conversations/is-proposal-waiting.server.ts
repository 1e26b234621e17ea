import type { Tx } from '#prisma/client.server.ts'

/** Whether what an answer of the actor's proposes waits for them to decide, where they find it. */
export async function isProposalWaiting({ tx, turnId }: { tx: Tx; turnId: string }): Promise<boolean> {
  const waiting = await tx.conversationProposal.count({
    where: { turnId, state: 'open', conversation: { removedAt: null } },
  })
  return waiting > 0
}
