import { Decimal } from 'decimal.js'
import { type ActivityView, toActivityView } from '#crm/activities/find-activities.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { dayOf } from '#lib/clock.ts'
import type { Tx } from '#prisma/client.server.ts'

/** An opportunity as a line of its customer's page. */
export interface OpportunityLine {
  id: string
  number: string
  name: Bilingual
  stage: { name: Bilingual; at: number; of: number }
  status: 'open' | 'won' | 'lost'
  isMajor: boolean
  amount: string | null
  currency: string
}

/** An activity as a line of its customer's page. */
export interface ActivityLine extends ActivityView {
  /** null: it is about the customer only */
  opportunity: { id: string; name: Bilingual } | null
}

/** A sum by currency; currencies are never added to each other. */
export interface Sums {
  count: number
  totals: { currency: string; amount: string; weighted: string }[]
}

/** What is going on with a customer, as far as the actor sees it. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface CustomerBusiness {
  open: Sums
  won: Sums
  /** visits that took place since 1 January, in the group's time zone */
  visitsThisYear: number
  lastActivityOn: string | null
  /** open ones first, the latest signature last; at most ten */
  opportunities: OpportunityLine[]
  opportunityCount: number
  /** the latest first, planned ones before; at most eight */
  activities: ActivityLine[]
  activityCount: number
}

const mostOpportunities = 10
const mostActivities = 8

/** Opportunities and activities with one customer, summed and listed, of those that the actor sees. */
export async function getCustomerBusiness(options: {
  tx: Tx
  customerId: string
  timeZone: string
  now?: Date
}): Promise<CustomerBusiness> {
  const { tx, customerId, timeZone, now = new Date() } = options
  const sums = await tx.$queryRaw<
    { status: string; currency: string; count: number; amount: string; weighted: string }[]
  >`SELECT o.status, o.currency, count(*)::int AS count, coalesce(sum(o.amount), 0)::text AS amount,
      round(coalesce(sum(o.amount * o.win_probability / 100), 0), 2)::text AS weighted
    FROM opportunity o WHERE o.customer_id = ${customerId}::uuid GROUP BY o.status, o.currency ORDER BY 3 DESC, 2`
  const year = `${dayOf(now, timeZone).slice(0, 4)}-01-01`
  const [activity] = await tx.$queryRaw<{ visits: number; last_on: string | null; count: number }[]>`
    SELECT count(*) FILTER (WHERE a.kind = 'visit' AND a.status = 'done' AND a.on_date >= ${year}::date)::int AS visits,
      max(a.on_date) FILTER (WHERE a.status = 'done')::text AS last_on, count(*)::int AS count
    FROM activity a WHERE a.customer_id = ${customerId}::uuid`
  const sumsOf = (status: string): Sums => {
    const parts = sums.filter((part) => part.status === status)
    return {
      count: parts.reduce((sum, part) => sum + part.count, 0),
      totals: parts
        .filter((part) => new Decimal(part.amount).gt(0))
        .map(({ currency, amount, weighted }) => ({ currency, amount, weighted })),
    }
  }
  return {
    open: sumsOf('open'),
    won: sumsOf('won'),
    visitsThisYear: activity?.visits ?? 0,
    lastActivityOn: activity?.last_on ?? null,
    opportunities: await opportunityLines(tx, customerId),
    opportunityCount: sums.reduce((sum, part) => sum + part.count, 0),
    activities: await activityLines(tx, customerId),
    activityCount: activity?.count ?? 0,
  }
}

async function opportunityLines(tx: Tx, customerId: string): Promise<OpportunityLine[]> {
  const rows = await tx.opportunity.findMany({
    where: { customerId },
    relationLoadStrategy: 'join',
    include: { stage: true, type: { include: { _count: { select: { stages: true } } } } },
    // 'lost' < 'open' < 'won': the open ones are put first below, so enough of each are read.
    orderBy: [{ signSort: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const order = ['open', 'won', 'lost']
  return rows
    .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
    .slice(0, mostOpportunities)
    .map((row) => ({
      id: row.id,
      number: row.number,
      name: bilingual(row.name, row.nameLatin),
      stage: {
        name: { zh: row.stage.nameZh, en: row.stage.nameEn },
        at: row.stage.position,
        of: row.type._count.stages,
      },
      status: row.status as OpportunityLine['status'],
      isMajor: row.isMajor,
      amount: row.amount === null ? null : row.amount.toFixed(2),
      currency: row.currency,
    }))
}

async function activityLines(tx: Tx, customerId: string): Promise<ActivityLine[]> {
  const rows = await tx.activity.findMany({
    where: { customerId, status: { in: ['planned', 'done'] } },
    relationLoadStrategy: 'join',
    include: {
      person: { select: { id: true, name: true, nameLatin: true } },
      contacts: { include: { contact: true } },
      opportunity: { select: { id: true, name: true, nameLatin: true } },
    },
    orderBy: [{ onDate: 'desc' }, { id: 'desc' }],
    take: mostActivities,
  })
  return rows.map((row) => ({
    ...toActivityView(row),
    opportunity: row.opportunity && {
      id: row.opportunity.id,
      name: bilingual(row.opportunity.name, row.opportunity.nameLatin),
    },
  }))
}
