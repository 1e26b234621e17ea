import { bidVocabulary } from '#crm/bids/bid.vocabulary.ts'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import { contractVocabulary } from '#crm/contracts/contract.vocabulary.ts'
import { paymentLineVocabulary } from '#crm/contracts/payment-line.vocabulary.ts'
import { relationshipVocabulary } from '#crm/customers/relationship.vocabulary.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import type { Vocabulary } from '#engine/vocabulary.ts'

/** The vocabulary of each subject that rules can be about. */
export const vocabularies: Readonly<Record<string, Vocabulary>> = {
  opportunity: opportunityVocabulary,
  'customer-relationship': relationshipVocabulary,
  bid: bidVocabulary,
  contract: contractVocabulary,
  'payment-line': paymentLineVocabulary,
  clause: clauseVocabulary,
}
