import { isCalendarDate } from '#lib/clock.ts'
import { z } from '#lib/zod.ts'
import type { JobRequest } from './job-queue.server.ts'

/** What a handler gets beside its payload. */
export interface JobContext {
  /** aborted when the job has run out of time or its worker ends: whoever works in steps stops between two */
  signal: AbortSignal
  now: Date
  /** when this fails, nobody tries again */
  isLastTry: boolean
  /** gives further work to the same queue */
  enqueue: (requests: readonly JobRequest[]) => Promise<void>
}

/** A kind of work that is done outside a request. */
export interface JobDefinition<Schema extends z.ZodType = z.ZodType> {
  payload: Schema
  /** how often it is tried before it is left for an administrator to see */
  attempts: number
  /** milliseconds before the second try; each further one waits twice as long */
  backoffMs: number
  /** milliseconds that one try may take */
  timeoutMs: number
  /** loaded when the first such job runs */
  handler: () => Promise<(payload: z.output<Schema>, context: JobContext) => Promise<void>>
}

/** Lets a definition say its payload once, in the schema. */
function job<Schema extends z.ZodType>(definition: JobDefinition<Schema>): JobDefinition<Schema> {
  return definition
}

const minute = 60_000

/**
 * Every job there is. A payload is read by its schema when the job runs, as it may have been written by an older version:
 * new keys get a default here. A handler is a few lines around verbs, and running it twice changes nothing the second time.
 */
export const jobCatalogue = {
  'events.extend-partitions': job({
    payload: z.object({}),
    attempts: 5,
    backoffMs: minute,
    timeoutMs: minute,
    handler: async () => (await import('./extend-partitions.job.ts')).extendPartitions,
  }),
  /** once: what it mends it tells of by failing, and a second try would find nothing */
  'totals.check': job({
    payload: z.object({}),
    attempts: 1,
    backoffMs: minute,
    timeoutMs: 10 * minute,
    handler: async () => (await import('./check-totals.job.ts')).checkTotals,
  }),
  /** every record by every warning rule */
  'warnings.sweep': job({
    payload: z.object({}),
    attempts: 5,
    backoffMs: 5 * minute,
    timeoutMs: 30 * minute,
    handler: async () => (await import('./sweep-warnings.job.ts')).sweep,
  }),
  /** every record by a rule that was held back, and that an administrator has let go */
  'warnings.release': job({
    payload: z.object({ runId: z.uuid() }),
    attempts: 5,
    backoffMs: minute,
    timeoutMs: 30 * minute,
    handler: async () => (await import('./sweep-warnings.job.ts')).release,
  }),
  /** every record by a rule of which a version was released or taken back, as the event tells */
  'warnings.sweep-rule': job({
    payload: z.object({ eventId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: 30 * minute,
    handler: async () => (await import('./sweep-warnings.job.ts')).sweepChanged,
  }),
  /** the records that something has happened to */
  'warnings.recheck': job({
    payload: z.object({ recordIds: z.array(z.uuid()).min(1) }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: 5 * minute,
    handler: async () => (await import('./sweep-warnings.job.ts')).recheck,
  }),
  /** the review of an uploaded contract, in the run that is waited for; reading is bounded to 18 s, reviewing to a few */
  'contracts.review': job({
    payload: z.object({ versionId: z.uuid() }),
    attempts: 4,
    backoffMs: 5_000,
    timeoutMs: 3 * minute,
    handler: async () => (await import('./review-contract.job.ts')).reviewUpload,
  }),
  /** reviews that somebody waits for and nobody is at */
  'contracts.resume-reviews': job({
    payload: z.object({}),
    attempts: 3,
    backoffMs: minute,
    timeoutMs: minute,
    handler: async () => (await import('./review-contract.job.ts')).resumeReviews,
  }),
  /** a model's reading beside a review that has ended; a long contract is asked about in thirty parts */
  'contracts.read-by-model': job({
    payload: z.object({ versionId: z.uuid() }),
    attempts: 4,
    backoffMs: minute,
    timeoutMs: 20 * minute,
    handler: async () => (await import('./read-by-model.job.ts')).readContract,
  }),
  /** reminders of what is to be approved soon, and what nobody has decided in time */
  'approvals.watch': job({
    payload: z.object({}),
    attempts: 3,
    backoffMs: minute,
    timeoutMs: 5 * minute,
    handler: async () => (await import('./approvals.job.ts')).watchTasks,
  }),
  /** what waits for somebody who has left */
  'approvals.replace': job({
    payload: z.object({ personId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: 10 * minute,
    handler: async () => (await import('./approvals.job.ts')).replace,
  }),
  /** what people were told of a request; tried as long as a digest */
  'approvals.mail': job({
    payload: z.object({ requestId: z.uuid() }),
    attempts: 9,
    backoffMs: 2 * minute,
    timeoutMs: 5 * minute,
    handler: async () => (await import('./mail-approval.job.ts')).mailApproval,
  }),
  /** an article as it is found, cut and counted; a book takes minutes */
  'knowledge.index': job({
    payload: z.object({ articleId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: 15 * minute,
    handler: async () => (await import('./index-knowledge.job.ts')).indexOne,
  }),
  /** a submitted post-mortem as it is found: a few pages */
  'knowledge.index-bid': job({
    payload: z.object({ bidId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    timeoutMs: minute,
    handler: async () => (await import('./index-knowledge.job.ts')).indexBid,
  }),
  /** vectors of what has none; fitted anew over everything where they have grown old */
  'knowledge.embed': job({
    payload: z.object({}),
    attempts: 5,
    backoffMs: minute,
    timeoutMs: 60 * minute,
    handler: async () => (await import('./index-knowledge.job.ts')).embedAll,
  }),
  /** files that no version of a document knows */
  'files.remove-orphans': job({
    payload: z.object({}),
    attempts: 3,
    backoffMs: 5 * minute,
    timeoutMs: 30 * minute,
    handler: async () => (await import('./remove-orphans.job.ts')).removeOrphans,
  }),
  /** one digest job for everybody who wants one */
  'digests.enumerate': job({
    payload: z.object({}),
    attempts: 5,
    backoffMs: minute,
    timeoutMs: 5 * minute,
    handler: async () => (await import('./send-digest.job.ts')).enumerateDigests,
  }),
  /** nine tries, each waiting twice as long as the one before, from 08:00 end in the evening of the same day */
  'digests.send': job({
    payload: z.object({ personId: z.uuid(), day: z.string().refine(isCalendarDate) }),
    attempts: 9,
    backoffMs: 2 * minute,
    timeoutMs: 2 * minute,
    handler: async () => (await import('./send-digest.job.ts')).sendDigest,
  }),
} as const

/** Jobs by name; tests bring their own. */
export type JobCatalogue = Readonly<Record<string, JobDefinition>>
export type JobName = keyof typeof jobCatalogue
export type JobPayload<Name extends JobName> = z.input<(typeof jobCatalogue)[Name]['payload']>

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobCatalogue, name)
}
