import { inOwnCurrency, ratesOn } from '#crm/exchange-rates/rates-in-sweeps.ts'
import { narrowTo, type SweepSource, type SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import { canonicalText, type SqlForm } from '#engine/sql-form.ts'
import type { ContractFactId } from './contract.vocabulary.ts'

/**
 * Contracts of opportunities that were not lost, for sweeps. A fact here equals the loader's for one contract; a test holds them
 * against each other. What happens to a contract stands on its opportunity: by that it is looked at again.
 */
export function contractSweepSource({ bind, today, facts, only }: SweepSourceOptions): SweepSource {
  const asks = (...some: ContractFactId[]) => some.some((fact) => facts.has(fact))
  const within = narrowTo(only)
  const now = () => bind(today, 'date')
  const joins = [
    asks('amount', 'isMajor') && ratesOn(now(), { of: 'c.currency', bind }),
    asks('margin') && 'LEFT JOIN contract_cost k ON k.contract_id = c.id',
    asks('advanceShare') &&
      `LEFT JOIN LATERAL (SELECT coalesce(sum(p.share) FILTER (WHERE p.kind = 'advance'), 0) AS advance
        FROM payment_plan_line p WHERE p.contract_id = c.id HAVING count(*) > 0) plan ON true`,
    asks('highFlags', 'openFlags', 'reviewed') &&
      `LEFT JOIN LATERAL (SELECT sum(f.high) AS high, sum(f.open) AS open, bool_and(r.state IS NOT DISTINCT FROM 'done') AS done
        FROM document d
        CROSS JOIN LATERAL (SELECT v.id FROM document_version v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1) v
        LEFT JOIN contract_review r ON r.version_id = v.id
        LEFT JOIN LATERAL (
          SELECT count(*) FILTER (WHERE f.severity = 'high' AND f.decision IS DISTINCT FROM 'dismissed') AS high,
            count(*) FILTER (WHERE f.decision IS NULL) AS open
          FROM clause_flag f WHERE f.version_id = v.id) f ON true
        WHERE d.contract_id = c.id) doc ON true`,
  ]
  const worth = inOwnCurrency('c')
  const days = (column: string): SqlForm => ({
    type: 'days',
    get decimal() {
      return `(${column} - ${now()})::numeric`
    },
  })
  const forms: Record<ContractFactId, () => SqlForm> = {
    category: () => ({ type: 'enum', text: 'c.category' }),
    amount: () => ({
      type: 'money',
      minor: `round(${worth} * 100)`,
      currency: `CASE WHEN ${worth} IS NOT NULL THEN own.currency END`,
    }),
    currency: () => ({ type: 'text', text: `(${canonicalText('c.currency')})` }),
    isMajor: () => ({ type: 'boolean', boolean: `coalesce(${worth} >= own.major_from, false)` }),
    margin: () => ({ type: 'percentage', decimal: '(k.margin::numeric / 100)' }),
    advanceShare: () => ({ type: 'percentage', decimal: '(plan.advance::numeric / 100)' }),
    highFlags: () => ({ type: 'number', decimal: '(CASE WHEN doc.done THEN doc.high END)::numeric' }),
    openFlags: () => ({ type: 'number', decimal: '(CASE WHEN doc.done THEN doc.open END)::numeric' }),
    reviewed: () => ({ type: 'boolean', boolean: 'coalesce(doc.done, false)' }),
    daysToSigning: () => days(`CASE WHEN c.state <> 'signed' THEN c.planned_sign_on END`),
    daysToDelivery: () => days('c.deliver_on'),
    state: () => ({ type: 'enum', text: 'c.state' }),
  }
  return {
    from: `contract c JOIN opportunity o ON o.id = c.opportunity_id ${joins.filter(Boolean).join(' ')}
      WHERE o.status <> 'lost' AND ${within('c.opportunity_id')}`,
    id: 'c.opportunity_id',
    partId: 'c.id',
    orgId: 'c.org_id',
    personId: 'c.owner_id',
    formOf: ({ fact }) => forms[fact.id as ContractFactId](),
  }
}
