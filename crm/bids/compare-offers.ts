import { Decimal } from 'decimal.js'
import { totalOf } from './rank-offers.ts'

interface Offer {
  /** null for ours */
  competitor: string | null
  price: string | null
  technical: string | null
  commercial: string | null
  priceScore: string | null
  rank: number | null
  isWinner: boolean
}

/** An offer beside the others. */
export interface ComparedOffer extends Offer {
  /** points together; null while any is missing */
  total: string | null
  /** above the lowest, per cent with one place; null without a price */
  overLowest: string | null
}

/** The offers in the order of their ranks, those without one last, ours with its price. */
export function compareOffers(options: { offers: readonly Offer[]; price: string | null }): ComparedOffer[] {
  const priced = options.offers.map((each) => (each.competitor === null ? { ...each, price: options.price } : each))
  const prices = priced
    .flatMap(({ price }) => (price === null ? [] : [new Decimal(price)]))
    .filter((price) => price.gt(0))
  const lowest = prices.length > 0 ? Decimal.min(...prices) : null
  return priced
    .map((offer) => ({
      ...offer,
      total: totalOf(offer),
      overLowest: offer.price === null || !lowest ? null : percentAbove(new Decimal(offer.price), lowest),
    }))
    .toSorted((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || 0)
}

/** How much a price is above another, in per cent with one place, half away from zero. */
export function percentAbove(price: Decimal, other: Decimal): string {
  return price.minus(other).times(100).dividedBy(other).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toFixed(1)
}
