import type { Bilingual } from '#crm/org/bilingual.ts'
import type { ApprovalSubject, ApprovalSubjectType } from './approval-views.ts'

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
  /** flags in the newest of them when it was submitted */
  flags: { versionId: string; high: number; open: number } | null
}
