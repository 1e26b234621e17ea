import { newId } from '#lib/ids.ts'
import type { Actor } from './actor.ts'
import { Prisma, type Tx } from './client.server.ts'

/** What can have happened; each name is `<entity>.<past participle>`. Adding a field to a payload raises the version. */
export const eventTypes = {
  'customer.created': 1,
  'customer.changed': 1,
  'relationship.opened': 1,
  'relationship.changed': 1,
  'contact.added': 1,
  'contact.changed': 1,
  'opportunity.opened': 1,
  'opportunity.changed': 1,
  'opportunity.promoted': 1,
  'opportunity.promotion-refused': 1,
  'opportunity.rolled-back': 1,
  'opportunity.closed': 1,
  'opportunity.reopened': 1,
  'opportunity.team-changed': 1,
  'contract.opened': 1,
  'contract.changed': 1,
  'contract.costs-set': 1,
  'contract.signed': 1,
  'approval.submitted': 1,
  'approval.resubmitted': 1,
  'approval.decided': 1,
  'approval.handed-on': 1,
  'approval.withdrawn': 1,
  'approval.voided': 1,
  'approval.delegated': 1,
  'approval.delegation-ended': 1,
  'contract.payment-plan-set': 1,
  'contract.receipt-recorded': 1,
  'contract.receipt-taken-back': 1,
  'bid.opened': 1,
  'bid.changed': 1,
  'bid.cost-set': 1,
  'bid.milestones-set': 1,
  'bid.milestone-finished': 1,
  'bid.offers-set': 1,
  'bid.result-recorded': 1,
  'post-mortem.part-written': 1,
  'post-mortem.factors-set': 1,
  'post-mortem.reasons-set': 1,
  'post-mortem.lesson-added': 1,
  'post-mortem.lesson-closed': 1,
  'post-mortem.submitted': 1,
  'document.added': 1,
  'document.attached': 1,
  'contract-review.asked': 1,
  'contract-review.advanced': 1,
  'contract-review.cancelled': 1,
  'contract-review.finished': 1,
  'contract-review.read-by-model': 1,
  'contract-review.failed': 1,
  'flag.added': 1,
  'flag.decided': 1,
  'flag.commented': 1,
  'knowledge-directory.added': 1,
  'knowledge-directory.changed': 1,
  'knowledge-directory.grants-set': 1,
  'article.added': 1,
  'article.written': 1,
  'article.moved': 1,
  'article.published': 1,
  'article.archived': 1,
  'article.commented': 1,
  'article.forwarded': 1,
  'activity.planned': 1,
  'activity.done': 1,
  'activity.cancelled': 1,
  'note.written': 1,
  'person.added': 1,
  'person.activated': 1,
  'person.deactivated': 1,
  'person.password-reset': 1,
  'person.password-changed': 1,
  'person.second-factor-added': 1,
  'person.second-factor-removed': 1,
  'person.preferences-changed': 2,
  'person.sessions-ended': 1,
  'person.locked-out': 1,
  'person.default-view-set': 1,
  'person.token-created': 1,
  'person.token-narrowed': 1,
  'person.token-revoked': 1,
  'warning.opened': 1,
  'warning.snoozed': 1,
  'warning.woken': 1,
  'warning.handed-over': 2,
  'warning.closed': 1,
  'view.saved': 1,
  'view.changed': 1,
  'view.removed': 1,
  'view.restored': 1,
  'rule.installed': 1,
  'rule.released': 1,
  'rule.draft-saved': 1,
  'rule.draft-discarded': 1,
  'rule.version-released': 1,
  'rule.version-taken-back': 1,
  'exchange-rate.set': 1,
  'exchange-rate.removed': 1,
  'model.set': 1,
  'model.reset': 1,
  'job.started': 1,
  'job.retried': 1,
  'job.discarded': 1,
} as const

export type EventType = keyof typeof eventTypes
export type RecordType = 'opportunity' | 'customer'

export interface NewEvent {
  type: EventType
  /** the organisation whose scope sees it */
  orgId: string
  entity: { type: string; id: string }
  /** the record on whose timeline it stands; the entity itself when left out */
  record?: { type: RecordType; id: string }
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** one id for the events of one mass change */
  batchId?: string
}

/**
 * Writes what changed, in the transaction that changes it. The only way anything leaves the database: timeline, audit,
 * outbox and history all read this table.
 * @param actor null when nobody is known to have done it
 */
export async function recordEvent(tx: Tx, actor: Pick<Actor, 'personId'> | null, event: NewEvent): Promise<void> {
  const record = event.record ?? event.entity
  await tx.domainEvent.createMany({
    data: {
      id: newId(),
      batchId: event.batchId ?? null,
      orgId: event.orgId,
      actorId: actor?.personId ?? null,
      type: event.type,
      typeVersion: eventTypes[event.type],
      entityType: event.entity.type,
      entityId: event.entity.id,
      recordType: record.type,
      recordId: record.id,
      before: (event.before as Prisma.InputJsonObject) ?? Prisma.DbNull,
      after: (event.after as Prisma.InputJsonObject) ?? Prisma.DbNull,
    },
  })
}
