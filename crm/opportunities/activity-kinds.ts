import type { CountedActivity } from './opportunity.vocabulary.ts'

/** Which rows of `activity a` are of a kind, in SQL: for one record and for a sweep over all. */
export const activityKindSql: Readonly<Record<CountedActivity, string>> = {
  contact: `a.kind IN ('visit', 'meeting')`,
  visit: `a.kind = 'visit'`,
  'manager-visit': `a.kind = 'visit' AND a.met_level IN ('executive', 'manager')`,
  'executive-visit': `a.kind = 'visit' AND a.met_level = 'executive'`,
  'technical-exchange': `a.kind IN ('visit', 'meeting') AND a.purpose = 'technical'`,
  'pre-bid-meeting': `a.kind = 'meeting' AND a.purpose = 'pre-bid'`,
  'commercial-meeting': `a.kind IN ('visit', 'meeting') AND a.purpose = 'commercial'`,
}
