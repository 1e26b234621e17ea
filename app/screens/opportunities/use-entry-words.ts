import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import { useWarningEventWords } from '#app/screens/warnings/use-warning-event-words.ts'
import type { FieldChange, TimelineEntry } from '#crm/opportunities/get-timeline.server.ts'
import { useApprovalEventWords } from './use-approval-event-words.ts'

const money = new Set(['amount', 'budget'])
const dates = new Set(['expectedSignOn', 'bidOpensOn', 'lastActivityOn'])

/** What happened to a contract of the opportunity; its own page says the rest. */
const contractWords: Record<string, string> = {
  'contract.opened': 'contractOpened',
  'contract.changed': 'contractChanged',
  'contract.costs-set': 'costsSet',
  'contract.payment-plan-set': 'paymentPlanSet',
  'contract.receipt-recorded': 'receiptRecorded',
  'contract.receipt-taken-back': 'receiptTakenBack',
  'contract.signed': 'contractSigned',
}

/** What happened to a bid of the opportunity; its pages say the rest. */
const bidWords: Record<string, string> = {
  'bid.opened': 'bidOpened',
  'bid.changed': 'bidChanged',
  'bid.cost-set': 'bidCostSet',
  'bid.milestones-set': 'milestonesSet',
  'bid.milestone-finished': 'milestoneFinished',
  'bid.offers-set': 'offersSet',
  'bid.result-recorded': 'bidResult',
  'post-mortem.part-written': 'partWritten',
  'post-mortem.factors-set': 'factorsSet',
  'post-mortem.reasons-set': 'reasonsSet',
  'post-mortem.lesson-added': 'lessonAdded',
  'post-mortem.lesson-closed': 'lessonClosed',
  'post-mortem.submitted': 'postMortemSubmitted',
}

const documentWords: Record<string, string> = {
  'document.added': 'documentAdded',
  'document.attached': 'documentAttached',
  'contract-review.finished': 'documentReviewed',
  'contract-review.failed': 'documentUnread',
}

/**
 * Says a timeline entry in the person's language, without its author.
 * @param currency the opportunity's, which all of its amounts are in
 */
export function useEntryWords(currency: string): (entry: TimelineEntry) => string {
  const { t } = useTranslation('opportunities')
  const { name, exact, date, percent } = useGroup()
  const ofWarning = useWarningEventWords()
  const ofApproval = useApprovalEventWords()
  const value = (field: string, text: string) => {
    if (money.has(field)) return exact(text, currency)
    if (dates.has(field)) return date(text)
    return field === 'winProbability' ? percent(Number(text)) : text
  }
  const change = ({ field, before, after }: FieldChange) => {
    if (field === 'isMajor') return t(after === 'true' ? 'timeline.major' : 'timeline.notMajor')
    const said = t(`timeline.field.${field}` as never, { defaultValue: field }) as string
    if (after === null)
      return t('timeline.cleared', { field: said, before: before === null ? '' : value(field, before) })
    if (before === null) return t('timeline.filled', { field: said, after: value(field, after) })
    return t('timeline.changed', { field: said, before: value(field, before), after: value(field, after) })
  }
  return (entry) => {
    const { stages, people, contact, activity } = entry
    if (entry.type === 'opportunity.opened') return t('timeline.opened')
    if (entry.type === 'note.written') return t('timeline.noted')
    if (entry.type === 'opportunity.reopened') return t('timeline.reopened')
    const ofPart = contractWords[entry.type] ?? bidWords[entry.type]
    if (ofPart) return t(`timeline.${ofPart}` as never) as string
    if (entry.document) {
      const { name: title, number, marks, problem, contract } = entry.document
      const said = { name: title, number, contract: contract ?? '', count: marks?.all ?? 0, high: marks?.high ?? 0 }
      const why = problem ? (t(`documents:unreadable.${problem}` as never) as string) : ''
      return t(`timeline.${documentWords[entry.type]}` as never, { ...said, why }) as string
    }
    if (entry.ended) {
      const { outcome, lostTo } = entry.ended
      const reason = entry.ended.reason ? (t(`close.reasons.${entry.ended.reason}` as never) as string) : ''
      if (outcome === 'won') return t('timeline.closedWon', { reason })
      return lostTo ? t('timeline.closedLostTo', { reason, lostTo }) : t('timeline.closedLost', { reason })
    }
    if (stages) {
      const to = stages.to ? name(stages.to) : ''
      if (entry.type === 'opportunity.promotion-refused') return t('timeline.refused', { to })
      const passed = entry.exception ? 'timeline.promotedByException' : 'timeline.promoted'
      const moved = entry.type === 'opportunity.rolled-back' ? 'timeline.rolledBack' : passed
      return t(moved, { from: stages.from ? name(stages.from) : '', to })
    }
    if (people) {
      const added = people.added.map((each) =>
        t('timeline.added', { name: name(each.name), role: t(`team.roles.${each.role}` as never) }),
      )
      return [...added, ...people.removed.map((each) => t('timeline.removed', { name: name(each.name) }))].join(
        t('timeline.comma'),
      )
    }
    if (contact) {
      const who = contact.name ? name(contact.name) : ''
      if (!contact.role) return t('timeline.chainRemoved', { name: who })
      return t('timeline.chainSet', {
        name: who,
        role: t(`chain.roles.${contact.role}` as never),
        attitude: t(`chain.attitudes.${contact.attitude}` as never),
      })
    }
    if (activity) {
      const kind = t(`activity.kinds.${activity.kind}` as never) as string
      const key = { 'activity.done': 'done', 'activity.planned': 'plan' }[entry.type] ?? 'cancelled'
      return t(`timeline.${key}` as never, { kind, subject: name(activity.subject) }) as string
    }
    if (entry.approval) return ofApproval(entry.type, entry.approval)
    if (entry.warning) return ofWarning(entry.type, entry.warning)
    return entry.changes.map(change).join(t('timeline.comma')) || t('timeline.other')
  }
}
