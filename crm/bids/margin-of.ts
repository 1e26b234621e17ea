import { Decimal } from 'decimal.js'

/** What remains of our price when the cost is paid, in per cent with one place; null while either is unknown or the price is nothing. */
export function marginOf({ price, cost }: { price: string | null; cost: string | null }): string | null {
  if (price === null || cost === null) return null
  const whole = new Decimal(price)
  if (whole.isZero()) return null
  return whole.minus(cost).times(100).dividedBy(whole).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toFixed(1)
}
