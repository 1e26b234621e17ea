import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

interface AllowMoveOptions {
  tx: Tx
  actor: Actor
  opportunity: { id: string; orgId: string }
  /** what the database lets pass in this transaction: `roll-back:<from>:<to>`, `close:<outcome>`, `reopen:<outcome>` */
  purpose: string
  now: Date
}

/**
 * Stores that somebody who may has decided a move which no rule judges. Every change of stage or status leaves a decision,
 * and the database lets none pass without one.
 * @returns the decision's id
 */
export async function allowMove({ tx, actor, opportunity, purpose, now }: AllowMoveOptions): Promise<string> {
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
      outcome: 'allow',
      rules: [],
      vocabularyVersion: opportunityVocabulary.version,
      facts: {},
      trace: {},
    },
  })
  return id
}
