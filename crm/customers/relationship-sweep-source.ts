import { narrowTo, type SweepSource, type SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { SqlForm } from '#engine/sql-form.ts'
import type { RelationshipFactId } from './relationship.vocabulary.ts'

/** The company to which an organisation belongs, once for each. */
const companyOf = '(SELECT id, gantry.company_of(id) AS company FROM organisation)'

/** Every company's relationships with customers, for sweeps: a department's visits and opportunities are its company's. */
export function relationshipSweepSource({ bind, today, facts, only }: SweepSourceOptions): SweepSource {
  const asks = (fact: RelationshipFactId) => facts.has(fact)
  const within = narrowTo(only)
  const joins = [
    asks('daysSinceLastVisit') &&
      `LEFT JOIN (SELECT a.customer_id, c.company, max(a.on_date) AS on_date FROM activity a JOIN ${companyOf} c ON c.id = a.org_id
        WHERE a.kind = 'visit' AND a.status = 'done' AND ${within('a.customer_id')} GROUP BY 1, 2) visit
        ON visit.customer_id = r.customer_id AND visit.company = r.org_id`,
    asks('daysToNextPlanned') &&
      `LEFT JOIN (SELECT a.customer_id, c.company, min(a.on_date) AS on_date FROM activity a JOIN ${companyOf} c ON c.id = a.org_id
        WHERE a.opportunity_id IS NULL AND a.status = 'planned' AND ${within('a.customer_id')} GROUP BY 1, 2) plan
        ON plan.customer_id = r.customer_id AND plan.company = r.org_id`,
    asks('openOpportunities') &&
      `LEFT JOIN (SELECT o.customer_id, c.company, count(*) AS open FROM opportunity o JOIN ${companyOf} c ON c.id = o.org_id
        WHERE o.status = 'open' AND ${within('o.customer_id')} GROUP BY 1, 2) deal ON deal.customer_id = r.customer_id AND deal.company = r.org_id`,
  ]
  const forms: Record<RelationshipFactId, () => SqlForm> = {
    grade: () => ({ type: 'enum', text: 'r.grade' }),
    daysSinceLastVisit: () => ({
      type: 'days',
      get decimal() {
        return `(${bind(today, 'date')} - coalesce(visit.on_date, r.since))::numeric`
      },
    }),
    daysToNextPlanned: () => ({
      type: 'days',
      get decimal() {
        return `(plan.on_date - ${bind(today, 'date')})::numeric`
      },
    }),
    openOpportunities: () => ({ type: 'number', decimal: 'coalesce(deal.open, 0)::numeric' }),
  }
  return {
    from: `customer_relationship r ${joins.filter(Boolean).join(' ')} WHERE ${within('r.customer_id')}`,
    id: 'r.customer_id',
    orgId: 'r.org_id',
    personId: 'r.owner_id',
    formOf: ({ fact }) => forms[fact.id as RelationshipFactId](),
  }
}
