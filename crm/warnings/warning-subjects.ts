import { relationshipVocabulary } from '#crm/customers/relationship.vocabulary.ts'
import { relationshipSweepSource } from '#crm/customers/relationship-sweep-source.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { opportunitySweepSource } from '#crm/opportunities/opportunity-sweep-source.ts'
import type { SweepSource, SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'
import type { RecordType } from '#prisma/record-event.server.ts'

/** What warnings can be about: its facts, and where a sweep reads them. */
export interface WarningSubject {
  recordType: RecordType
  vocabulary: Vocabulary
  source: (options: SweepSourceOptions) => SweepSource
}

export const warningSubjects: Readonly<Record<string, WarningSubject>> = {
  opportunity: { recordType: 'opportunity', vocabulary: opportunityVocabulary, source: opportunitySweepSource },
  'customer-relationship': {
    recordType: 'customer',
    vocabulary: relationshipVocabulary,
    source: relationshipSweepSource,
  },
}
