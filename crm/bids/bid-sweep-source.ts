import { narrowTo, type SweepSource, type SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import type { BidFactId } from './bid.vocabulary.ts'

/**
 * Bids, for sweeps, whatever has become of their opportunity: a post-mortem is owed of what was lost as well. A fact here equals the
 * loader's for one bid; a test holds them against each other. What happens to a bid stands on its opportunity: by that it is looked
 * at again.
 */
export function bidSweepSource({ bind, today, facts, only }: SweepSourceOptions): SweepSource {
  const within = narrowTo(only)
  const now = () => bind(today, 'date')
  const milestones =
    facts.has('lateMilestones') || facts.has('daysLate')
      ? `LEFT JOIN LATERAL (SELECT count(*) AS late, max(${now()} - m.due_on) AS days FROM bid_milestone m
          WHERE m.bid_id = b.id AND m.done_on IS NULL AND m.due_on < ${now()} AND b.result = 'pending') plan ON true`
      : ''
  const days = (said: () => string): SqlForm => ({
    type: 'days',
    get decimal() {
      return `(${said()})::numeric`
    },
  })
  const forms: Record<BidFactId, () => SqlForm> = {
    result: () => ({ type: 'enum', text: 'b.result' }),
    daysSinceResult: () => days(() => `${now()} - b.result_on`),
    reviewed: () => ({ type: 'boolean', boolean: '(b.reviewed_on IS NOT NULL)' }),
    daysToOpening: () => days(() => `b.opens_on - ${now()}`),
    lateMilestones: () => ({ type: 'number', decimal: 'plan.late::numeric' }),
    daysLate: () => days(() => 'plan.days'),
  }
  return {
    from: `bid b ${milestones} WHERE ${within('b.opportunity_id')}`,
    id: 'b.opportunity_id',
    partId: 'b.id',
    orgId: 'b.org_id',
    personId: 'b.owner_id',
    formOf: ({ fact }) => forms[fact.id as BidFactId](),
  }
}
