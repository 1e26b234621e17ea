import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'

/** What is learnt from examples, and of which kind a clause is that says it: facts that are said in words, not by a figure. */
export const learntFacts = {
  acceptedByBuyerAlone: 'acceptance',
  bondOpenEnded: 'bonds',
  buyerSetsOff: 'set-off',
  buyersCourt: 'governing-law',
  consequentialClaimed: 'consequential-loss',
  delayNeverExcused: 'force-majeure',
  delayOtherDamages: 'delay-damages',
  endsAtWill: 'termination',
  foreignLaw: 'governing-law',
  liabilityCapSwallowed: 'liability-cap',
  liabilityUnlimited: 'liability-cap',
  mayReject: 'performance-damages',
  paidWhenPaid: 'back-to-back',
  paymentUndated: 'payment-schedule',
  priceFixedWhatever: 'price-adjustment',
  retentionUndated: 'retention',
  riskUntilAcceptance: 'title',
  speaksToMachine: 'instructions',
  theirTermsPrevail: 'precedence',
  titleBeforePayment: 'title',
  warrantyEndless: 'warranty',
  warrantyRestarts: 'warranty',
} as const satisfies Readonly<Record<string, ClauseKind>>

export type LearntFact = keyof typeof learntFacts
