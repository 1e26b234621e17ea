import { Decimal } from 'decimal.js'
import type { CalendarDate } from '#lib/clock.ts'
import { placesOf } from '#lib/money.ts'

/** What a unit of a currency is worth in the group's own, from a day on. */
export interface ExchangeRate {
  currency: string
  /** decimal string */
  rate: string
  validFrom: CalendarDate
}

/** A sum in one currency; `weighted` where each amount counts by its probability. Decimal strings. */
export interface CurrencyTotal {
  currency: string
  amount: string
  weighted?: string
}

/** One of the sums of which another is made. */
export interface TotalPart extends CurrencyTotal {
  /** null: the group's own currency */
  rate: ExchangeRate | null
  /** in the group's own currency */
  worth: string
}

/** What sums in several currencies come to in the group's own, and what they come from. */
export interface OneTotal {
  currency: string
  amount: string
  weighted: string
  /** the days from which the rates hold, the earliest and the latest; null where nothing was converted */
  rateDays: { from: CalendarDate; to: CalendarDate } | null
  parts: TotalPart[]
  /** in currencies without a rate: in none of the sums above */
  apart: CurrencyTotal[]
}

/**
 * Adds sums in several currencies up in the group's own. What has no rate stands apart: it is neither left out in silence nor
 * counted as if its unit were the group's. Rounded once, at the end, to the places that the currency has.
 */
export function inOneCurrency(options: {
  totals: readonly CurrencyTotal[]
  rates: readonly ExchangeRate[]
  /** the group's own */
  currency: string
}): OneTotal {
  const { totals, rates, currency } = options
  const byCurrency = new Map(rates.map((rate) => [rate.currency, rate]))
  const counted = totals.flatMap((total) => {
    const rate = total.currency === currency ? null : byCurrency.get(total.currency)
    return rate === undefined ? [] : [{ total, rate }]
  })
  const worth = (amount: string, rate: ExchangeRate | null) => new Decimal(amount).times(rate?.rate ?? 1)
  const places = placesOf(currency)
  const sumOf = (of: (total: CurrencyTotal) => string) =>
    counted.reduce((sum, { total, rate }) => sum.plus(worth(of(total), rate)), new Decimal(0)).toFixed(places)
  const days = counted.flatMap(({ rate }) => rate?.validFrom ?? []).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  return {
    currency,
    amount: sumOf((total) => total.amount),
    weighted: sumOf((total) => total.weighted ?? '0'),
    rateDays: from && to ? { from, to } : null,
    parts: counted.map(({ total, rate }) => ({ ...total, rate, worth: worth(total.amount, rate).toFixed(places) })),
    apart: totals.filter((total) => !counted.some((each) => each.total === total)),
  }
}
