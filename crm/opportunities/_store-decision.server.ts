import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'

interface StoreDecisionOptions {
  tx: Tx
  actor: Actor
  opportunity: { id: string; orgId: string }
  /** what was asked; by an allowing one the database lets it pass in this transaction */
  purpose: string
  now: Date
  decided: {
    outcome: 'allow' | 'refuse'
    rules: Prisma.InputJsonArray
    vocabularyVersion: string
    facts: Prisma.InputJsonObject
    trace: Prisma.InputJsonObject
  }
}

/** Stores what was decided about an opportunity, so that it can be reproduced. @returns the decision's id */
export async function storeDecision(options: StoreDecisionOptions): Promise<string> {
  const { tx, actor, opportunity, purpose, now, decided } = options
  const id = newId()
  await tx.decision.createMany({
    data: {
      id,
      at: now,
      orgId: opportunity.orgId,
      recordType: 'opportunity',
      recordId: opportunity.id,
      actorId: actor.personId,
      purpose,
      ...decided,
    },
  })
  return id
}
