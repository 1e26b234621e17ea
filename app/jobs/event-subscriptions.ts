import type { EventType, RecordType } from '#prisma/record-event.server.ts'
import type { JobRequest } from './job-queue.server.ts'

/** An event as the relay carries it out: what happened to which record. What changed, a job reads as its own actor. */
export interface RelayedEvent {
  id: string
  type: EventType | (string & {})
  recordType: string
  recordId: string
  /** what it happened to, where that is not the record itself */
  entityId: string
}

/** Who wants to know of events: which jobs they become. Several events of one record in one pass may become one job. */
export type Subscription = (events: readonly RelayedEvent[]) => JobRequest[]

/** What warnings are about. What happens to people, views and jobs is nothing to them. */
const warnedOf: readonly string[] = ['opportunity', 'customer'] satisfies RecordType[]

/** What happens to a record may end a warning about it, or begin one. A warning's own events would only chase themselves. */
const recheckWarnings: Subscription = (events) => {
  const touched = events.filter(({ type, recordType }) => warnedOf.includes(recordType) && !type.startsWith('warning.'))
  const last = touched.at(-1)
  if (!last) return []
  const recordIds = [...new Set(touched.map(({ recordId }) => recordId))]
  return [{ name: 'warnings.recheck', payload: { recordIds }, id: `warnings.recheck-${last.id}` }]
}

/** A rule that somebody has let go opens what it was held for, once for each run that held it. */
const releaseRules: Subscription = (events) =>
  events
    .filter(({ type }) => type === 'rule.released')
    .map(({ recordId: runId }) => ({
      name: 'warnings.release',
      payload: { runId },
      id: `warnings.release-${runId}`,
    }))

/**
 * What was uploaded is reviewed, and a review that is asked for again is run again. Which run it is, its row says: an event that
 * comes late becomes a job for which nobody waits.
 */
const reviewUploads: Subscription = (events) =>
  events
    .filter(({ type }) => type === 'document.added' || type === 'contract-review.asked')
    .map(({ id, entityId: versionId }) => ({
      name: 'contracts.review',
      payload: { versionId },
      id: `contracts.review-${id}`,
    }))

/** What has been reviewed a model reads as well, where there is one: the job looks, as that may change at any time. */
const readReviewed: Subscription = (events) =>
  events
    .filter(({ type }) => type === 'contract-review.finished')
    .map(({ id, entityId: versionId }) => ({
      name: 'contracts.read-by-model',
      payload: { versionId },
      id: `contracts.read-by-model-${id}`,
    }))

/** What waits for somebody who cannot sign in any more goes to others. */
const replaceLeavers: Subscription = (events) =>
  events
    .filter(({ type }) => type === 'person.deactivated')
    .map(({ id, entityId: personId }) => ({
      name: 'approvals.replace',
      payload: { personId },
      id: `approvals.replace-${id}`,
    }))

/** What changes by which an article is found, or for whom. */
const ofFinding: readonly string[] = [
  'article.published',
  'article.archived',
  'article.written',
  'article.moved',
] satisfies EventType[]

/** An article that was published, rewritten or moved is indexed; of several events of one at once. */
const indexArticles: Subscription = (events) => {
  const last = new Map<string, string>()
  for (const { id, type, entityId } of events) if (ofFinding.includes(type)) last.set(entityId, id)
  return [...last].map(([articleId, id]) => ({
    name: 'knowledge.index',
    payload: { articleId },
    id: `knowledge.index-${id}`,
  }))
}

/** What a bid taught is found once it is submitted: until then it changes, and is its writers' alone. */
const indexPostMortems: Subscription = (events) =>
  events
    .filter(({ type }) => type === 'post-mortem.submitted')
    .map(({ id, entityId: bidId }) => ({
      name: 'knowledge.index-bid',
      payload: { bidId },
      id: `knowledge.index-bid-${id}`,
    }))

/** Who stands in for whom asks nobody. */
const ofPeople: readonly string[] = ['approval.delegated', 'approval.delegation-ended'] satisfies EventType[]

/** Whoever is asked, or whose request has come back or to its end, is told by mail; of several events of a request at once. */
const mailApprovals: Subscription = (events) => {
  const last = new Map<string, string>()
  for (const { id, type, entityId } of events) {
    if (type.startsWith('approval.') && !ofPeople.includes(type)) last.set(entityId, id)
  }
  return [...last].map(([requestId, id]) => ({
    name: 'approvals.mail',
    payload: { requestId },
    id: `approvals.mail-${id}`,
  }))
}

export const eventSubscriptions: readonly Subscription[] = [
  recheckWarnings,
  releaseRules,
  reviewUploads,
  readReviewed,
  replaceLeavers,
  mailApprovals,
  indexArticles,
  indexPostMortems,
]
