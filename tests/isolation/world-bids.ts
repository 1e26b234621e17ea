import { idOf, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

export const bidId = (number: number) => idOf(40, number)

/** Whose post-mortem is submitted: its company reads it. */
const reviewed = 'a2'

interface Of {
  label: string
  number: number
  org_id: string
  company_id: string
  opportunity_id: string
  customer_id: string
  owner_id: string
}

/** A bid of an opportunity with what hangs on it. A milestone of the first is the technical's to finish, a lesson of the reviewed to close. */
export function bidRows({ label, number, ...of }: Of): WorldRow[] {
  const bid_id = bidId(number)
  const isReviewed = label === reviewed
  const author_id = of.owner_id
  return [
    row('bid', label, {
      id: bid_id,
      ...of,
      number: `BID-2026-000${number + 1}`,
      name: `压力机${label}`,
      tender_number: `ZB-${label}`,
      price: '3750000.00',
      currency: 'CNY',
      ...(isReviewed ? { result: 'lost', result_on: '2026-10-01', reviewed_on: '2026-10-09' } : {}),
    }),
    row('bid_cost', label, { bid_id, cost: '3090000.00' }, ['bid_id']),
    row('bid_milestone', label, {
      id: idOf(41, number),
      bid_id,
      position: 0,
      kind: 'costing',
      lead: 'finance',
      person_id: label === 'a1' ? personId('technical') : null,
      due_on: '2026-12-01',
    }),
    row('bid_offer', label, { id: idOf(42, number), bid_id, position: 0, competitor: '对手', price: '3500000.00' }),
    row(
      'post_mortem',
      label,
      {
        bid_id,
        main_reason: 'performance-deviation',
        ...(isReviewed ? { submitted_by: author_id, submitted_at: '2026-10-09' } : {}),
      },
      ['bid_id'],
    ),
    row('post_mortem_part', label, { bid_id, dimension: 'technical', score: 2, text: '能耗保证值报高了', author_id }, [
      'bid_id',
      'dimension',
    ]),
    row('bid_factor', label, { bid_id, factor: 'performance-deviation', subject: '', holds: true }, [
      'bid_id',
      'factor',
      'subject',
    ]),
    row('bid_reading', label, {
      id: idOf(45, number),
      bid_id,
      person_id: author_id,
      opportunity_id: of.opportunity_id,
      act: 'opened',
    }),
    row('bid_lesson', label, {
      id: idOf(43, number),
      bid_id,
      text: '能耗保证值先算后报',
      owner_id: label === reviewed ? personId('technical') : author_id,
      due_on: '2026-12-15',
      created_by: author_id,
    }),
  ]
}

/** On the opportunity's timeline, but for those only who see costs. */
export function bidCostSet(of: { number: number; org_id: string; opportunity_id: string }): WorldRow {
  return row('domain_event', 'a1/bid-cost', {
    id: idOf(44, 0),
    org_id: of.org_id,
    actor_id: personId('manager'),
    type: 'bid.cost-set',
    entity_type: 'bid-cost',
    entity_id: bidId(of.number),
    record_type: 'opportunity',
    record_id: of.opportunity_id,
  })
}
