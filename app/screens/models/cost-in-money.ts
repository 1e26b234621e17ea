import { Decimal } from 'decimal.js'

/** Millionths of a minor unit in a whole one of a currency of two places. */
const inOne = 100_000_000

/** A cost as people read it, to four places: many a call costs less than the smallest coin. */
export function costInMoney(micro: number): string {
  return new Decimal(micro).dividedBy(inOne).toDecimalPlaces(4).toFixed()
}
