import { Decimal } from 'decimal.js'

interface Judged {
  technical: string | null
  commercial: string | null
  priceScore: string | null
}

/** The points of an offer together, two places; null while any is missing. */
export function totalOf({ technical, commercial, priceScore }: Judged): string | null {
  if (technical === null || commercial === null || priceScore === null) return null
  return new Decimal(technical).plus(commercial).plus(priceScore).toFixed(2)
}

/**
 * The rank of each offer, from 1, in the order given: by points where all have them, else by price, the lowest first. Equal ones
 * share a rank; one without what is compared has none.
 */
export function rankOffers(offers: readonly (Judged & { price: string | null })[]): (number | null)[] {
  const totals = offers.map(totalOf)
  const isJudged = offers.length > 0 && totals.every((total) => total !== null)
  const worth = isJudged
    ? totals.map((total) => new Decimal(total ?? 0).negated())
    : offers.map(({ price }) => (price === null ? null : new Decimal(price)))
  return worth.map((own) => own && 1 + worth.filter((other) => other?.lessThan(own)).length)
}
