import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { ExchangeRate } from './in-one-currency.ts'

const { sql } = Prisma

/** A rate as administrators see it. */
export interface EnteredRate extends ExchangeRate {
  by: Bilingual
  /** ISO 8601 */
  at: string
}

export interface CurrencyRates {
  currency: string
  /** how many opportunities have it, won and lost ones too */
  used: number
  /** the latest first, with those that begin later than today */
  rates: EnteredRate[]
}

const mostOfCurrency = 60

/** Every currency that has a rate or is used, with its latest sixty; those that are used and have none come first. */
export async function findRates(options: { tx: Tx; base: string }): Promise<CurrencyRates[]> {
  const { tx, base } = options
  const rates = await tx.$queryRaw<RawRate[]>(sql`
    SELECT r.currency, trim_scale(r.rate)::text AS rate, r.valid_from::text AS "validFrom", r.entered_at AS at, p.name,
      p.name_latin FROM (
      SELECT e.*, row_number() OVER (PARTITION BY currency ORDER BY valid_from DESC) AS place FROM exchange_rate e
      WHERE e.base = ${base}) r JOIN person p ON p.id = r.entered_by
    WHERE r.place <= ${mostOfCurrency} ORDER BY r.currency, r.valid_from DESC`)
  // Of the kept totals, not of all opportunities, and of those only the few that are not in the group's currency: two ranges of
  // an index, where "other than" would read them all.
  const used = await tx.$queryRaw<{ currency: string; used: number }[]>(sql`
    SELECT currency, sum(count)::int AS used FROM stage_total WHERE currency < ${base} OR currency > ${base}
    GROUP BY 1 HAVING sum(count) > 0`)
  const usedOf = new Map(used.map((row) => [row.currency, row.used]))
  const byCurrency = Map.groupBy(rates, ({ currency }) => currency)
  return [...new Set([...usedOf.keys(), ...byCurrency.keys()])]
    .map((currency) => ({
      currency,
      used: usedOf.get(currency) ?? 0,
      rates: (byCurrency.get(currency) ?? []).map(({ name, name_latin, at, ...rate }) => ({
        ...rate,
        by: bilingual(name, name_latin),
        at: at.toISOString(),
      })),
    }))
    .sort(
      (one, other) =>
        Number(one.rates.length > 0) - Number(other.rates.length > 0) ||
        other.used - one.used ||
        one.currency.localeCompare(other.currency),
    )
}

interface RawRate extends ExchangeRate {
  at: Date
  name: string
  name_latin: string | null
}
