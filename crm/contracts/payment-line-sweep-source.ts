import { narrowTo, type SweepSource, type SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import type { PaymentLineFactId } from './payment-line.vocabulary.ts'

/**
 * The lines of the payment plans of contracts, for sweeps. What happens to a contract stands on its opportunity: by that its lines
 * are looked at again.
 */
export function paymentLineSweepSource({ bind, today, only }: SweepSourceOptions): SweepSource {
  const within = narrowTo(only)
  const forms: Record<PaymentLineFactId, () => SqlForm> = {
    // As days-overdue.ts has it.
    daysOverdue: () => ({
      type: 'days',
      get decimal() {
        const now = bind(today, 'date')
        return `(CASE WHEN c.state = 'signed' AND l.received_on IS NULL AND l.due_on < ${now} THEN ${now} - l.due_on END)::numeric`
      },
    }),
    share: () => ({ type: 'percentage', decimal: '(l.share::numeric / 100)' }),
    amount: () => ({ type: 'money', minor: '(l.amount * 100)', currency: 'c.currency' }),
  }
  return {
    from: `payment_plan_line l JOIN contract c ON c.id = l.contract_id JOIN opportunity o ON o.id = c.opportunity_id
      WHERE o.status <> 'lost' AND ${within('c.opportunity_id')}`,
    id: 'c.opportunity_id',
    partId: 'l.id',
    orgId: 'c.org_id',
    personId: 'c.owner_id',
    formOf: ({ fact }) => forms[fact.id as PaymentLineFactId](),
  }
}
