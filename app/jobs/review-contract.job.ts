import type { Flag } from '#ai/review-contract/flag.ts'
import { type Reviewer, startReviewer } from '#ai/review-contract/start-reviewer.server.ts'
import { keepReading, readWholeReading } from '#app/documents/reading.server.ts'
import { advanceReview } from '#crm/contract-reviews/advance-review.server.ts'
import { type BegunReview, beginReview, type ReviewRun } from '#crm/contract-reviews/begin-review.server.ts'
import { failReview } from '#crm/contract-reviews/fail-review.server.ts'
import { findStalledReviews } from '#crm/contract-reviews/find-stalled-reviews.server.ts'
import { finishReview } from '#crm/contract-reviews/finish-review.server.ts'
import type { FoundFlag } from '#crm/contract-reviews/found-flag.ts'
import { readPlaybook } from '#crm/contract-reviews/read-playbook.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { fileStore } from '#lib/file-store.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'
import { isLeft } from './left-to-another.ts'

/** All tries of a review take less; in milliseconds. */
const stalledMs = 15 * 60_000

/**
 * Has reviews done that somebody still waits for long after they were asked for: whoever was at them could not even write that it gave up,
 * because the database was away or its process died each time. One that is done after all changes nothing the second time.
 */
export async function resumeReviews(_payload: object, { now, enqueue }: JobContext): Promise<void> {
  const before = new Date(now.getTime() - stalledMs)
  const stalled = await withActor(reviewActor, (tx) => findStalledReviews({ tx, before }))
  // Once an hour each: many may wait for a worker, too.
  const hour = now.toISOString().slice(0, 13)
  await enqueue(
    stalled.map(({ versionId, attempt }) => ({
      name: 'contracts.review',
      payload: { versionId },
      id: `contracts.review-${versionId}-${attempt}-${hour}`,
    })),
  )
}

/**
 * Reviews what was uploaded, step by step: what a step came to is kept before the next begins, so whoever takes the job over
 * goes on from there, and its end is one transaction, which only one run reaches. A file that cannot be read ends the review; so
 * does whatever else fails, once the job is tried no more.
 */
export async function reviewUpload({ versionId }: { versionId: string }, context: JobContext): Promise<void> {
  const begun = await withActor(reviewActor, (tx) => beginReview({ tx, versionId }))
  if (!begun) return
  const { run } = begun
  const fail = (problem: string) =>
    withActor(reviewActor, (tx) => failReview({ tx, ...run, problem, now: context.now }))
  const reviewer = startReviewer()
  try {
    await review({ run, document: await readUpload(begun, context), reviewer }, context)
  } catch (error) {
    if (error instanceof UnreadableFile) await fail(error.reason)
    else {
      if (context.isLastTry && !isLeft(context.signal)) await fail('gave-up')
      throw error
    }
  } finally {
    reviewer.close()
  }
}

async function readUpload({ file }: BegunReview, { signal }: JobContext): Promise<ReadDocument> {
  const known = await readWholeReading(file.fileId)
  if (known) return known
  const bytes = await fileStore().read(fileKey(file.fileId))
  const document = await readDocument({ bytes, name: file.fileName, signal })
  await keepReading(file.fileId, document)
  return document
}

interface Begun {
  run: ReviewRun
  document: ReadDocument
  reviewer: Reviewer
}

async function review({ run, document, reviewer }: Begun, { signal, now }: JobContext): Promise<void> {
  signal.throwIfAborted()
  const context = await withActor(reviewActor, async (tx) => {
    if (!(await advanceReview({ tx, ...run }))) return null
    const { timeZone, currency } = await readSettings(tx)
    return { playbook: await readPlaybook({ tx }), timeZone, currency, now }
  })
  if (!context) return
  const { flags, coverage, unmarked } = await reviewer.review({ document, context, signal })
  signal.throwIfAborted()
  await withActor(reviewActor, (tx) =>
    finishReview({ tx, ...run, flags: flags.map(toFound), coverage: { ...coverage, unmarked }, now }),
  )
}

function toFound({ kind, severity, rule, clause, page, at, quote, ...detail }: Flag): FoundFlag {
  const { id, version, name } = rule
  return { kind, severity, rule: { id, version }, clause, page, at, quote, detail: { name, ...detail } }
}
