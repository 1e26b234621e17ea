import { Decimal } from 'decimal.js'

/** What a contract costs and what remains of its amount, in its currency. */
export interface Margin {
  /** decimal string with two places */
  cost: string
  /** amount less cost; negative when it costs more than it brings */
  margin: string
  /** of the amount, with two places, half away from zero; null when the amount is nothing */
  percent: string | null
}

/**
 * Reckons the margin from the cost lines, exactly; null where there are no lines. Runs in a browser too, so that a dialog shows
 * while typing what will be stored.
 */
export function computeMargin(options: { amount: string; lines: readonly { amount: string }[] }): Margin | null {
  const { lines } = options
  if (lines.length === 0) return null
  const amount = new Decimal(options.amount)
  const cost = lines.reduce((sum, line) => sum.plus(line.amount), new Decimal(0))
  const margin = amount.minus(cost)
  return {
    cost: cost.toFixed(2),
    margin: margin.toFixed(2),
    percent: amount.isZero() ? null : partOf(margin, amount),
  }
}

/** Of a margin its share of the amount as a number, to compare it; null where there is none. */
export function shareOf(margin: Margin | null): number | null {
  const { percent = null } = margin ?? {}
  return percent === null ? null : Number(percent)
}

function partOf(margin: Decimal, amount: Decimal): string {
  const percent = margin.times(100).dividedBy(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  // Less than nothing by less than is written: not «-0.00».
  return percent.isZero() ? '0.00' : percent.toFixed(2)
}
