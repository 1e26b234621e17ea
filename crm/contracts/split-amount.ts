import { Decimal } from 'decimal.js'
import { placesOf } from '#lib/money.ts'
import { wholeShare } from './payment-plan.schema.ts'

interface SplitOptions {
  /** decimal string */
  amount: string
  currency: string
  /** ten-thousandths of the amount, together the whole */
  shares: readonly number[]
}

/**
 * The amounts that shares come to, in the places that the currency has; the last line that has a share takes what rounding
 * leaves, so that together they are the amount. Runs in a browser too, so that a dialog proposes what a change will make.
 */
export function splitAmount({ amount, currency, shares }: SplitOptions): string[] {
  const last = shares.findLastIndex((share) => share > 0)
  let left = new Decimal(amount)
  const parts = shares.map((share) => {
    const part = new Decimal(amount).times(share).dividedBy(wholeShare)
    const whole = part.toDecimalPlaces(placesOf(currency), Decimal.ROUND_DOWN)
    left = left.minus(whole)
    return whole
  })
  return parts.map((part, at) => (at === last ? part.plus(left) : part).toFixed(2))
}
