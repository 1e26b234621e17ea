import type { Notable } from './approval-views.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

/** Percent of the price: below the first hardly anything is left, below the second it is less than usual. */
const [thinMargin, usualMargin] = [12, 17]
/** Percent of the price at signing: less than usual, and so little that we pay for the material ourselves. */
const [littleAdvance, usualAdvance] = [15, 30]

interface Known {
  subject: SubmittedSubject
  /** percent; undefined for whoever does not see costs, null where there is none to reckon */
  margin: number | null | undefined
  /** how often it was sent back */
  sentBack: number
}

/** What whoever decides should know first, the gravest in front. */
export function notablesOf({ subject, margin, sentBack }: Known): Notable[] {
  const found: Notable[] = []
  const add = (kind: Notable['kind'], severity: Notable['severity'], value: number | null = null) =>
    found.push({ kind, severity, value, says: null })
  if (subject.type === 'contract') {
    const { flags, advanceShare, documents, isInReview } = subject
    if (margin === null && subject.category !== 'purchase') add('no-costs', 'risk')
    else if (margin !== undefined && margin !== null && margin < usualMargin)
      add('low-margin', margin < thinMargin ? 'risk' : 'watch', margin)
    if (documents.length === 0) add('no-document', 'risk')
    else if (!flags) add(isInReview ? 'review-running' : 'not-reviewed', 'risk')
    if (flags && flags.high > 0) add('high-flags', 'risk', flags.high)
    if (flags && flags.open > 0) add('open-flags', 'watch', flags.open)
    if (advanceShare === null && subject.category !== 'purchase') add('no-plan', 'watch')
    if (advanceShare !== null && advanceShare < usualAdvance)
      add('small-advance', advanceShare < littleAdvance ? 'risk' : 'watch', advanceShare)
  }
  for (const { missing } of subject.stage?.rules ?? [])
    found.push({ kind: 'gate-unmet', severity: 'risk', value: null, says: missing })
  if (sentBack > 0) add('sent-back', 'watch', sentBack)
  return found.sort((one, other) => Number(other.severity === 'risk') - Number(one.severity === 'risk'))
}
