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

/** ISO 4217: those in which heavy equipment is sold; names come from the platform. */
export const currencies = [
  'CNY',
  'USD',
  'EUR',
  'JPY',
  'GBP',
  'HKD',
  'KRW',
  'INR',
  'RUB',
  'KZT',
  'TRY',
  'AED',
  'SAR',
  'BRL',
  'MXN',
  'IDR',
  'VND',
  'THB',
  'MYR',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'PLN',
  'ZAR',
] as const

const places = new Map<string, number>()

/** Decimal places that amounts of a currency have: 2 for CNY, none for JPY, KRW and VND. At most two are ever stored. */
export function placesOf(currency: string): number {
  const known = places.get(currency)
  if (known !== undefined) return known
  const found = Math.min(
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
    2,
  )
  places.set(currency, found)
  return found
}

/** Whether an amount, a decimal string, has no more places than its currency: nobody owes half a yen. */
export function fitsCurrency(amount: string, currency: string): boolean {
  // What is no amount at all is said by whoever reads it.
  return !amountPattern.test(amount) || new Decimal(amount).decimalPlaces() <= placesOf(currency)
}
