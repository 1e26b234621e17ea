import type { Margin } from '#crm/contracts/compute-margin.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { ApprovalSubject, ApprovalSubjectType } from './approval-views.ts'
import type { ApprovedParts } from './digest-parts.server.ts'

/** What a request keeps of what was submitted: all that those who decide read of it but cost and margin, which stand apart. */
export interface SubmittedSubject extends Omit<ApprovalSubject, 'margin' | 'stage'> {
  type: ApprovalSubjectType
  /** of an exception: the stages, and the rules that do not hold and need not */
  stage: {
    from: { id: string; name: Bilingual }
    to: { id: string; name: Bilingual }
    rules: { id: string; name: Bilingual; missing: Bilingual }[]
  } | null
  /** of a contract: the versions of its documents that are approved */
  documents: { documentId: string; versionId: string; number: number; name: string }[]
  /** flags in all of them when it was submitted; null unless each was reviewed */
  flags: { high: number; open: number } | null
  /** the review of one of them was still to come */
  isInReview?: boolean
}

/** What was submitted as people read it: without ids of stages, versions and rules. */
export function subjectView(subject: SubmittedSubject, margin: Margin | null): ApprovalSubject {
  const { documents: _, flags: __, isInReview: ___, stage, ...shown } = subject
  return { ...shown, margin, stage: stage && { from: stage.from.name, to: stage.to.name } }
}

/** What is to be approved, with everything that a request and its route rest on, as it is now. */
export interface LoadedSubject {
  orgId: string
  /** the organisations from the root down to its own */
  lineage: readonly string[]
  opportunityId: string
  contractId: string | null
  figuresVersion: number
  subject: SubmittedSubject
  /** what is approved, part by part */
  parts: ApprovedParts
  margin: Margin | null
  /** why there is nothing to approve: a gate lets it pass as it is, or there is none any more; of a contract that its opportunity was lost */
  obstacle: 'allowed' | 'closed' | 'lost' | null
}
