import { readRates } from '#crm/exchange-rates/read-rates.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { FactValues } from '#engine/decision.ts'
import { type FactParams, type FactRequest, factKey } from '#engine/fact-key.ts'
import { type CalendarDate, dayOf, daysBetween } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { activityKindSql } from './activity-kinds.ts'
import { asText } from './change-opportunity.server.ts'
import type { CountedActivity, OpportunityFactId } from './opportunity.vocabulary.ts'

interface LoadFactsOptions {
  tx: Tx
  id: string
  needs: readonly FactRequest[]
  timeZone: string
  now: Date
}

/**
 * Loads the facts that rules ask for about one opportunity, as the actor of the transaction sees it. Related records are
 * read once, however many facts rest on them.
 * @returns values by `factKey`; null: missing
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function loadOpportunityFacts(options: LoadFactsOptions): Promise<FactValues> {
  const { tx, id, needs, timeZone, now } = options
  const row = await tx.opportunity.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      competitors: { orderBy: { position: 'asc' } },
      decisionChain: true,
      stage: { select: { expectedDays: true } },
      customer: { select: { industry: true, region: true } },
      activities: { where: { status: 'planned' }, orderBy: { onDate: 'asc' }, take: 1, select: { onDate: true } },
      _count: { select: { team: true } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const counts = needs.some((need) => need.fact === 'activitiesSinceStageEntry')
    ? await activityCounts({ tx, id, since: row.stageEnteredAt, timeZone })
    : null

  const worth = needs.some((need) => need.fact === 'worth')
    ? await worthOf({ tx, row, day: dayOf(now, timeZone) })
    : null
  const money = (value: unknown) => (value === null ? null : { amount: asText(value), currency: row.currency })
  const day = (value: Date | null) => (value === null ? null : asText(value))
  const today = dayOf(now, timeZone)
  const values: Record<OpportunityFactId, (params: FactParams) => unknown> = {
    type: () => row.typeId,
    stage: () => row.stageId,
    industry: () => row.customer.industry,
    region: () => row.customer.region,
    amount: () => money(row.amount),
    worth: () => worth && { amount: worth.amount.toFixed(2), currency: worth.currency },
    budget: () => money(row.budget),
    expectedSignOn: () => day(row.expectedSignOn),
    bidOpensOn: () => day(row.bidOpensOn),
    tenderNumber: () => row.tenderNumber,
    product: () => row.product,
    winProbability: () => String(row.winProbability),
    isMajor: () => row.isMajor,
    competitors: () => row.competitors.map((competitor) => competitor.name),
    decisionChainMembers: () => row.decisionChain.length,
    decisionMakers: () => row.decisionChain.filter((member) => member.role === 'decides').length,
    teamMembers: () => row._count.team,
    activitiesSinceStageEntry: ({ kind }) => counts?.[kind as CountedActivity] ?? 0,
    daysInStage: () => daysBetween(dayOf(row.stageEnteredAt, timeZone), today),
    daysOverStage: () => daysBetween(dayOf(row.stageEnteredAt, timeZone), today) - row.stage.expectedDays,
    daysSinceLastActivity: () =>
      daysBetween(row.lastActivityOn ? asText(row.lastActivityOn) : dayOf(row.createdAt, timeZone), today),
    daysToNextPlanned: () => (row.activities[0] ? daysBetween(today, asText(row.activities[0].onDate)) : null),
    daysToSigning: () => (row.expectedSignOn ? daysBetween(today, asText(row.expectedSignOn)) : null),
    daysToBidOpening: () => (row.bidOpensOn ? daysBetween(today, asText(row.bidOpensOn)) : null),
  }
  return Object.fromEntries(
    needs.map((need) => [factKey(need), values[need.fact as OpportunityFactId]?.(need.params ?? {}) ?? null]),
  )
}

/** What the amount is worth in the group's currency by the rate of a day; null without one. */
async function worthOf(of: { tx: Tx; row: { amount: Prisma.Decimal | null; currency: string }; day: CalendarDate }) {
  const { tx, row, day } = of
  const { currency } = await readSettings(tx)
  const rates = row.currency === currency ? [] : await readRates({ tx, base: currency, today: day })
  const rate = row.currency === currency ? '1' : rates.find((each) => each.currency === row.currency)?.rate
  return row.amount === null || rate === undefined ? null : { amount: row.amount.times(rate), currency }
}

/**
 * How often each kind was done since a moment. Of activities only the day is known: of those of the very day, what had been
 * logged by that moment may have opened the gate before, and none opens two.
 */
async function activityCounts(options: { tx: Tx; id: string; since: Date; timeZone: string }) {
  const { tx, id, since, timeZone } = options
  const day = dayOf(since, timeZone)
  const [row] = await tx.$queryRaw<Record<CountedActivity, number>[]>`
    SELECT ${activityCountsSql}
    FROM activity a
    WHERE opportunity_id = ${id}::uuid AND status = 'done' AND on_date >= ${day}::date
      AND (on_date > ${day}::date OR done_at > ${since}::timestamptz)`
  return row ?? null
}

const activityCountsSql = Prisma.raw(
  Object.entries(activityKindSql)
    .map(([kind, where]) => `count(*) FILTER (WHERE ${where})::int AS "${kind}"`)
    .join(', '),
)
