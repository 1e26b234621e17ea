import type { Margin } from '#crm/contracts/compute-margin.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { RequestState, TaskCause, TaskState } from './approval-request.ts'
import type { RouteFault } from './approval-route.ts'

/** What requests for approval are about. */
export const approvalSubjects = ['contract', 'stage-exception'] as const
export type ApprovalSubjectType = (typeof approvalSubjects)[number]

export interface PersonName {
  id: string
  name: Bilingual
}

/** What is to be approved, as it was submitted: it does not move while people decide. Money as decimal strings. */
export interface ApprovalSubject {
  type: ApprovalSubjectType
  /** of the contract, or of the opportunity */
  id: string
  number: string
  name: Bilingual
  customer: Bilingual
  org: PersonName
  /** null: nothing was filled in */
  amount: string | null
  currency: string
  /** of a contract */
  category: string | null
  /** percent of the contract's price that is due at signing; null without a payment plan, and of an exception */
  advanceShare: number | null
  /** null for whoever does not see costs, without cost lines, and of an exception */
  margin: Margin | null
  /** of an exception: the stage it is in, and the one it is to move to */
  stage: { from: Bilingual; to: Bilingual } | null
}

/** Something that whoever decides should know first, the gravest in front. Its words stand in the catalogue, by its kind. */
export interface Notable {
  kind:
    | 'high-flags'
    | 'open-flags'
    | 'not-reviewed'
    | 'no-document'
    | 'review-running'
    | 'low-margin'
    | 'no-costs'
    | 'small-advance'
    | 'no-plan'
    | 'sent-back'
    | 'gate-unmet'
  severity: 'risk' | 'watch'
  /** how many, or percent; null where there is nothing to count */
  value: number | null
  /** of 'gate-unmet': what is missing */
  says: Bilingual | null
}

/** A row of the inbox. Instants as ISO 8601. */
export interface ApprovalRow {
  requestId: string
  /** the task that waits for the reader; null in the lists of what one has submitted or decided */
  task: number | null
  subject: Pick<ApprovalSubject, 'type' | 'name' | 'customer' | 'amount' | 'currency'>
  state: RequestState
  submitter: PersonName
  submittedAt: string
  /** since when it waits for the reader; when it was decided, in the list of what is done */
  at: string
  dueAt: string | null
  /** the reader stands in for them at present */
  standsInFor: PersonName | null
  /** nobody was found for it: the reader, an administrator, gives it to somebody */
  assign: boolean
  /** the two gravest */
  notables: Notable[]
  /** in the list of what one has decided: what one said */
  own: TaskState | null
}

export interface ApprovalPage {
  rows: ApprovalRow[]
  /** address parameter of the next page, null on the last */
  next: string | null
}

export interface ApprovalCounts {
  waiting: number
  submitted: number
}

export interface ApprovalTaskView {
  number: number
  round: number
  holder: PersonName | null
  title: Bilingual | null
  cause: TaskCause
  state: TaskState
  decidedBy: PersonName | null
  opinion: string | null
  askedAt: string
  dueAt: string | null
  decidedAt: string | null
}

/** Why a row of a route was taken. */
export interface ChosenRowView {
  /** null for whoever may not know which of several rows it was, as its margin chose it */
  ruleId: string | null
  version: number | null
  level: 'organisation' | 'group'
  name: Bilingual
  /** what makes it apply; for whoever does not see costs without a threshold of the margin */
  says: Bilingual
}

export interface ApprovalStepView {
  key: string
  name: Bilingual
  level: 'organisation' | 'group'
  /** as of the row that it came by */
  ruleId: string | null
  /** hours by the clock */
  hours: number
  passes: 'all' | 'any' | { share: number }
  /** what ends the request: the first rejection, or that the step cannot pass any more */
  endsOn: 'first-rejection' | 'no-way-left'
  /** who is asked when nobody decides in time; null: nobody */
  escalateTo: PersonName | null
  /** skipped: it stays approved from before, as nothing of what it is about has changed */
  state: 'done' | 'running' | 'to-come' | 'skipped' | 'ended'
  /** who will be asked, or was; of a step that runs or has run `tasks` says more */
  people: (PersonName & {
    title: Bilingual | null
    away: { until: string; standIn: PersonName } | null
    /** asked for their role, or a level up, as nobody but the submitter is there for it */
    why: 'role' | 'stand-up'
  })[]
  tasks: ApprovalTaskView[]
}

/** What happened to a request, in order. */
export interface ApprovalHistoryEntry {
  at: string
  /** null: by the clock, because somebody has left, or since it was found to have changed */
  by: PersonName | null
  /** in whose place they did it */
  standsInFor: PersonName | null
  what:
    | 'submitted'
    | 'resubmitted'
    | 'approved-step'
    | 'rejected'
    | 'sent-back'
    | 'delegated'
    | 'signer-added'
    | 'escalated'
    | 'succeeded'
    | 'assigned'
    | 'withdrawn'
    | 'approved'
    | 'voided'
    | 'voided-lost'
  to: PersonName | null
  opinion: string | null
}

/** The review of a document that is to be approved, beside the decision. */
export interface ReviewBeside {
  versionId: string
  documentName: string
  number: number
  state: string
  flags: number
  decided: number
  high: number
  /** the gravest that nobody has dismissed, at most five */
  first: { id: string; name: Bilingual; severity: string; clause: string | null; quote: string }[]
}

export interface ApprovalView {
  id: string
  /** raised by every change: what a decision is taken on */
  version: number
  state: RequestState
  subject: ApprovalSubject
  /** what the submitter wrote for those who decide */
  note: string | null
  submitter: PersonName
  submittedAt: string
  closedAt: string | null
  /** which rules chose the route, the organisation's first */
  rows: ChosenRowView[]
  /** in order; what a rule chose and nobody can skip */
  steps: ApprovalStepView[]
  notables: Notable[]
  history: ApprovalHistoryEntry[]
  /** one for each document, the latest first */
  reviews: ReviewBeside[]
  /** the reader's own open task; `standsInFor` when it is somebody else's */
  mine: { task: number; dueAt: string | null; standsInFor: PersonName | null } | null
  may: {
    decide: boolean
    /** why not, of whoever stands in for one who is asked: they have submitted it, stand in for whoever has, or are asked as well */
    whyNot: 'own-request' | 'for-submitter' | 'asked-as-well' | null
    /** steps before the running one to which it can be sent back, and their names */
    sendBackTo: { step: number; name: Bilingual }[]
    withdraw: boolean
    resubmit: boolean
    /** an open task without anybody is given to somebody by an administrator */
    assign: number[]
  }
  /** the record itself may be opened */
  opens: boolean
}

/** Who would be asked, before anything is sent. */
export interface SubmissionPreview {
  subject: ApprovalSubject
  /** of what was previewed: submitting something that has moved since is refused */
  figuresVersion: number
  rows: ChosenRowView[]
  steps: ApprovalStepView[]
  notables: Notable[]
  /** why it cannot be submitted; null when it can */
  fault:
    | RouteFault
    | { kind: 'state'; state: string }
    /** it was sent back to somebody else, who has to correct it, unless whoever reads this takes it back */
    | { kind: 'returned'; requestId: string; to: PersonName }
    | { kind: 'not-allowed' }
    | null
  /** a request that was sent back, which submitting would send again */
  resubmits: string | null
}

export interface DelegationView {
  id: string
  from: PersonName
  to: PersonName
  /** `YYYY-MM-DD`, both included */
  fromDay: string
  untilDay: string
  reason: string | null
  state: 'to-come' | 'running' | 'over' | 'ended'
  mayEnd: boolean
}
