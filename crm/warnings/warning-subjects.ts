import { bidVocabulary } from '#crm/bids/bid.vocabulary.ts'
import { bidSweepSource } from '#crm/bids/bid-sweep-source.ts'
import { contractVocabulary } from '#crm/contracts/contract.vocabulary.ts'
import { contractSweepSource } from '#crm/contracts/contract-sweep-source.ts'
import { paymentLineVocabulary } from '#crm/contracts/payment-line.vocabulary.ts'
import { paymentLineSweepSource } from '#crm/contracts/payment-line-sweep-source.ts'
import { relationshipVocabulary } from '#crm/customers/relationship.vocabulary.ts'
import { relationshipSweepSource } from '#crm/customers/relationship-sweep-source.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { opportunitySweepSource } from '#crm/opportunities/opportunity-sweep-source.ts'
import type { SweepSource, SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import type { RecordType } from '#prisma/record-event.server.ts'

/** What in an opportunity warnings can be about. */
export type WarnedPart = 'bid' | 'contract' | 'payment-line'

/** What warnings can be about: its facts, and where a sweep reads them. */
export interface WarningSubject {
  recordType: RecordType
  /** what in the record, where it is not the record itself */
  partType: WarnedPart | null
  vocabulary: Vocabulary
  source: (options: SweepSourceOptions) => SweepSource
}

export const warningSubjects: Readonly<Record<string, WarningSubject>> = {
  opportunity: {
    recordType: 'opportunity',
    partType: null,
    vocabulary: opportunityVocabulary,
    source: opportunitySweepSource,
  },
  'customer-relationship': {
    recordType: 'customer',
    partType: null,
    vocabulary: relationshipVocabulary,
    source: relationshipSweepSource,
  },
  bid: {
    recordType: 'opportunity',
    partType: 'bid',
    vocabulary: bidVocabulary,
    source: bidSweepSource,
  },
  contract: {
    recordType: 'opportunity',
    partType: 'contract',
    vocabulary: contractVocabulary,
    source: contractSweepSource,
  },
  'payment-line': {
    recordType: 'opportunity',
    partType: 'payment-line',
    vocabulary: paymentLineVocabulary,
    source: paymentLineSweepSource,
  },
}
