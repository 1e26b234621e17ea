import { inOwnCurrency, ratesOn } from '#crm/exchange-rates/rates-in-sweeps.ts'
import { narrowTo, type SweepSource, type SweepSourceOptions } from '#crm/rule-sets/sweep-source.ts'
import type { KnownFact } from '#engine/checked-condition.ts'
import { type Bind, canonicalText, type SqlForm } from '#engine/sql-form.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { activityKindSql } from './activity-kinds.ts'
import type { CountedActivity, OpportunityFactId } from './opportunity.vocabulary.ts'

interface Joining {
  bind: Bind
  today: string
  /** the day on which the opportunity came into its stage */
  entered: () => string
  /** what leaves no records but those that are looked at */
  within: (column: string) => string
}

/** Tables that hang on an opportunity, each added up once; by the facts that rest on them. */
const related: readonly { facts: readonly OpportunityFactId[]; join: (joining: Joining) => string }[] = [
  { facts: ['industry', 'region'], join: () => 'JOIN customer cust ON cust.id = o.customer_id' },
  { facts: ['worth'], join: ({ bind, today }) => ratesOn(bind(today, 'date'), { of: 'o.currency', bind }) },
  {
    facts: ['activitiesSinceStageEntry', 'daysToNextPlanned'],
    join: ({ entered, within }) => `LEFT JOIN (
      SELECT a.opportunity_id AS id, min(a.on_date) FILTER (WHERE a.status = 'planned') AS next_planned,
        ${Object.entries(activityKindSql)
          .map(([kind, where]) => `count(*) FILTER (WHERE ${sinceEntry(entered())} AND ${where}) AS "${kind}"`)
          .join(', ')}
      FROM activity a JOIN opportunity e ON e.id = a.opportunity_id AND e.status = 'open'
      WHERE ${within('a.opportunity_id')} GROUP BY 1) act ON act.id = o.id`,
  },
  {
    facts: ['competitors'],
    join: ({
      within,
    }) => `LEFT JOIN (SELECT opportunity_id AS id, array_agg(normalize(name, NFC) ORDER BY position) AS names
      FROM opportunity_competitor WHERE ${within('opportunity_id')} GROUP BY 1) rival ON rival.id = o.id`,
  },
  {
    facts: ['decisionChainMembers', 'decisionMakers'],
    join: ({
      within,
    }) => `LEFT JOIN (SELECT opportunity_id AS id, count(*) AS members, count(*) FILTER (WHERE role = 'decides') AS makers
      FROM decision_chain_member WHERE ${within('opportunity_id')} GROUP BY 1) chain ON chain.id = o.id`,
  },
  {
    facts: ['teamMembers'],
    join: ({ within }) => `LEFT JOIN (SELECT opportunity_id AS id, count(*) AS members FROM opportunity_team
      WHERE ${within('opportunity_id')} GROUP BY 1) team ON team.id = o.id`,
  },
]

/** Done since the stage was entered; of that very day only what was logged afterwards. */
function sinceEntry(entered: string): string {
  return `a.status = 'done' AND a.on_date >= ${entered} AND (a.on_date > ${entered} OR a.done_at > e.stage_entered_at)`
}

/** Open opportunities, for sweeps. A fact here equals the loader's for one record; a test holds them against each other. */
export function opportunitySweepSource({ bind, timeZone, today, facts, only }: SweepSourceOptions): SweepSource {
  const dayIn = (instant: string) => `(${instant} AT TIME ZONE ${bind(timeZone, 'text')})::date`
  const within = narrowTo(only)
  const joins = related
    .filter((one) => one.facts.some((fact) => facts.has(fact)))
    .map((one) => one.join({ bind, today, entered: () => dayIn('e.stage_entered_at'), within }))
  return {
    from: `opportunity o JOIN stage s ON s.id = o.stage_id ${joins.join(' ')} WHERE o.status = 'open' AND ${within('o.id')}`,
    id: 'o.id',
    orgId: 'o.org_id',
    personId: 'o.owner_id',
    formOf: (fact) => formOf(fact, { bind, today, dayIn }),
  }
}

interface FormContext {
  bind: Bind
  today: string
  dayIn: (instant: string) => string
}

function formOf({ fact, params }: KnownFact<Fact>, { bind, today, dayIn }: FormContext): SqlForm {
  const now = () => bind(today, 'date')
  const days = (expression: () => string): SqlForm => ({
    type: 'days',
    get decimal() {
      return `(${expression()})::numeric`
    },
  })
  const count = (expression: string): SqlForm => ({ type: 'number', decimal: `coalesce(${expression}, 0)::numeric` })
  const money = (column: string): SqlForm => ({
    type: 'money',
    minor: `(o.${column} * 100)`,
    currency: `CASE WHEN o.${column} IS NOT NULL THEN o.currency END`,
  })
  const worth = inOwnCurrency('o')
  const forms: Record<OpportunityFactId, () => SqlForm> = {
    type: () => ({ type: 'enum', text: 'o.type_id' }),
    stage: () => ({ type: 'enum', text: 'o.stage_id' }),
    industry: () => ({ type: 'enum', text: 'cust.industry' }),
    region: () => ({ type: 'enum', text: 'cust.region' }),
    amount: () => money('amount'),
    worth: () => ({
      type: 'money',
      minor: `round(${worth} * 100)`,
      currency: `CASE WHEN ${worth} IS NOT NULL THEN own.currency END`,
    }),
    budget: () => money('budget'),
    expectedSignOn: () => ({ type: 'date', day: 'o.expected_sign_on' }),
    bidOpensOn: () => ({ type: 'date', day: 'o.bid_opens_on' }),
    tenderNumber: () => ({ type: 'text', text: `(${canonicalText('o.tender_number')})` }),
    product: () => ({ type: 'text', text: `(${canonicalText('o.product')})` }),
    winProbability: () => ({ type: 'percentage', decimal: 'o.win_probability::numeric' }),
    isMajor: () => ({ type: 'boolean', boolean: 'o.is_major' }),
    competitors: () => ({ type: 'list', items: `coalesce(rival.names, '{}')` }),
    decisionChainMembers: () => count('chain.members'),
    decisionMakers: () => count('chain.makers'),
    teamMembers: () => count('team.members'),
    activitiesSinceStageEntry: () => count(`act."${knownKind(params?.kind)}"`),
    daysInStage: () => days(() => `${now()} - ${dayIn('o.stage_entered_at')}`),
    daysOverStage: () => days(() => `${now()} - ${dayIn('o.stage_entered_at')} - s.expected_days`),
    daysSinceLastActivity: () => days(() => `${now()} - coalesce(o.last_activity_on, ${dayIn('o.created_at')})`),
    daysToNextPlanned: () => days(() => `act.next_planned - ${now()}`),
    daysToSigning: () => days(() => `o.expected_sign_on - ${now()}`),
    daysToBidOpening: () => days(() => `o.bid_opens_on - ${now()}`),
  }
  return forms[fact.id as OpportunityFactId]()
}

/** Part of a statement's text, so nothing but a kind that is known. */
function knownKind(kind: unknown): CountedActivity {
  if (typeof kind === 'string' && Object.hasOwn(activityKindSql, kind)) return kind as CountedActivity
  throw new Error(`activities are not counted by ${String(kind)}`)
}
