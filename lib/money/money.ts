import { Decimal } from 'decimal.js'

/** Integer minor units (分, cents) of an amount with at most two decimals: the only form in which rules compare money. */
export type MinorUnits = bigint

const amountPattern = /^-?\d{1,16}(\.\d{1,2})?$/

/**
 * Parses a decimal string such as `12600000.00` into minor units. No exponent, no separators, no third decimal:
 * returns null for anything else, so that a wrong wording is reported and never rounded.
 */
export function parseMinorUnits(text: string): MinorUnits | null {
  const trimmed = text.trim()
  if (!amountPattern.test(trimmed)) return null
  return BigInt(new Decimal(trimmed).times(100).toFixed(0))
}

/** The decimal string with two places, `1260000000n` to `12600000.00`. */
export function formatMinorUnits(minor: MinorUnits): string {
  return new Decimal(minor.toString()).dividedBy(100).toFixed(2)
}
