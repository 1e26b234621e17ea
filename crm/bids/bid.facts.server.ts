import type { FactValues } from '#engine/decision.ts'
import { type FactRequest, factKey } from '#engine/fact-key.ts'
import { dayOf, daysBetween } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { BidFactId } from './bid.vocabulary.ts'

interface LoadFactsOptions {
  tx: Tx
  id: string
  needs: readonly FactRequest[]
  timeZone: string
  now: Date
}

/**
 * Loads the facts that rules ask for about one bid, as the actor of the transaction sees it.
 * @returns values by `factKey`; null: missing
 * @throws AppError NOT_FOUND when the bid is out of sight
 */
export async function loadBidFacts({ tx, id, needs, timeZone, now }: LoadFactsOptions): Promise<FactValues> {
  const row = await tx.bid.findUnique({ where: { id }, include: { milestones: true } })
  if (!row) throw new AppError('NOT_FOUND', `bid ${id}`)
  const today = dayOf(now, timeZone)
  const [resultOn, opensOn] = [dayText(row.resultOn), dayText(row.opensOn)]
  const awaited = row.result === 'pending' ? row.milestones.filter(({ doneOn }) => doneOn === null) : []
  const late = awaited.map(({ dueOn }) => daysBetween(dayText(dueOn), today)).filter((days) => days > 0)
  const values: Record<BidFactId, unknown> = {
    result: row.result,
    daysSinceResult: resultOn && daysBetween(resultOn, today),
    reviewed: row.reviewedOn !== null,
    daysToOpening: opensOn && daysBetween(today, opensOn),
    lateMilestones: late.length,
    daysLate: late.length > 0 ? Math.max(...late) : null,
  }
  return Object.fromEntries(needs.map((need) => [factKey(need), values[need.fact as BidFactId] ?? null]))
}
