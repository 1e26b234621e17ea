import type { Bilingual } from '#crm/org/bilingual.ts'

export type ProposalState = 'open' | 'confirmed' | 'declined' | 'conflict' | 'expired'

/** Days after which a proposal is too old to be confirmed. */
export const proposalExpiresAfterDays = 7

/** What stood in the way of a proposal: fields as they are now, and who was faster. */
export interface ProposalConflict {
  /** `gone`: the record is not seen any more */
  kind: 'moved' | 'gone'
  fields: { name: string; label: Bilingual; proposed: Bilingual; now: string | null }[]
  /** of amounts among them */
  currency: string | null
  by: Bilingual | null
  at: string | null
}

/** What became of a proposal: the values that were written, or what stood in its way. */
export interface ProposalOutcome {
  values?: Record<string, string>
  conflict?: ProposalConflict
}
