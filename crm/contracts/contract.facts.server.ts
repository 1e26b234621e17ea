import { readRates } from '#crm/exchange-rates/read-rates.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { FactValues } from '#engine/decision.ts'
import { type FactRequest, factKey } from '#engine/fact-key.ts'
import { dayOf, daysBetween } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { dayText } from '#lib/stored-day.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { ContractFactId } from './contract.vocabulary.ts'

interface LoadFactsOptions {
  tx: Tx
  id: string
  needs: readonly FactRequest[]
  timeZone: string
  now: Date
}

/**
 * Loads the facts that rules ask for about one contract, as the actor of the transaction sees it: for whoever does not see
 * costs there is no margin, as if there were no cost lines.
 * @returns values by `factKey`; null: missing
 * @throws AppError NOT_FOUND when the contract is out of sight
 */
export async function loadContractFacts({ tx, id, needs, timeZone, now }: LoadFactsOptions): Promise<FactValues> {
  const row = await tx.contract.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: { cost: { select: { margin: true } }, paymentPlan: { select: { kind: true, share: true } } },
  })
  if (!row) throw new AppError('NOT_FOUND', `contract ${id}`)
  const asks = (...facts: ContractFactId[]) => needs.some(({ fact }) => (facts as string[]).includes(fact))
  const today = dayOf(now, timeZone)
  const worth = asks('amount', 'isMajor')
    ? await worthOf({ tx, amount: row.amount, currency: row.currency, today })
    : null
  const review = asks('highFlags', 'openFlags', 'reviewed') ? await readReview(tx, id) : null
  const advance = row.paymentPlan.filter(({ kind }) => kind === 'advance').reduce((sum, { share }) => sum + share, 0)
  const [signing, delivery] = [dayText(row.plannedSignOn), dayText(row.deliverOn)]
  const values: Record<ContractFactId, unknown> = {
    category: row.category,
    amount: worth?.amount ? { amount: worth.amount.toFixed(2), currency: worth.base } : null,
    currency: row.currency,
    isMajor: worth?.major ?? false,
    margin: points(row.cost?.margin ?? null),
    advanceShare: row.paymentPlan.length > 0 ? points(advance) : null,
    // Of a text that no review has finished nobody knows what it risks: that is not none.
    highFlags: review?.done ? review.high : null,
    openFlags: review?.done ? review.open : null,
    reviewed: review?.done ?? false,
    daysToSigning: signing && row.state !== 'signed' ? daysBetween(today, signing) : null,
    daysToDelivery: delivery && daysBetween(today, delivery),
    state: row.state,
  }
  return Object.fromEntries(needs.map((need) => [factKey(need), values[need.fact as ContractFactId] ?? null]))
}

/** Ten-thousandths as per cent. */
function points(tenThousandths: number | bigint | null): string | null {
  return tenThousandths === null ? null : new Prisma.Decimal(tenThousandths.toString()).dividedBy(100).toString()
}

/** What an amount is worth in the group's currency by the rate of the day, and whether that makes it a major one. */
async function worthOf(of: { tx: Tx; amount: Prisma.Decimal; currency: string; today: string }) {
  const { tx, amount, currency, today } = of
  const { currency: base, majorFrom } = await readSettings(tx)
  const rates = currency === base ? [] : await readRates({ tx, base, today })
  const rate = currency === base ? '1' : rates.find((each) => each.currency === currency)?.rate
  const worth = rate === undefined ? null : amount.times(rate)
  return { base, amount: worth, major: worth?.gte(majorFrom) ?? false }
}

interface Review {
  high: number
  open: number
  done: boolean
}

/** What became of the newest version of each of the contract's documents; done when there is one, and all of them are. */
async function readReview(tx: Tx, id: string): Promise<Review | null> {
  const [row] = await tx.$queryRaw<Review[]>(Prisma.sql`
    SELECT coalesce(sum(f.high), 0)::int AS high, coalesce(sum(f.open), 0)::int AS open, coalesce(bool_and(r.state IS NOT DISTINCT FROM 'done'), false) AS done
    FROM document d
    CROSS JOIN LATERAL (SELECT v.id FROM document_version v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1) v
    LEFT JOIN contract_review r ON r.version_id = v.id
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE f.severity = 'high' AND f.decision IS DISTINCT FROM 'dismissed') AS high,
        count(*) FILTER (WHERE f.decision IS NULL) AS open
      FROM clause_flag f WHERE f.version_id = v.id) f ON true
    WHERE d.contract_id = ${id}::uuid`)
  return row ?? null
}
