import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { storeDecision } from './_store-decision.server.ts'
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
export async function allowMove(options: AllowMoveOptions): Promise<string> {
  const { version: vocabularyVersion } = opportunityVocabulary
  return storeDecision({
    ...options,
    decided: { outcome: 'allow', rules: [], vocabularyVersion, facts: {}, trace: {} },
  })
}
